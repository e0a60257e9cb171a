package io.signalpost.destination.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookSignerTest {

    /** The vector in the tests of the reference libraries, github.com/standard-webhooks/standard-webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Instant TIME = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signsThePublishedVector() {
        assertThat(sign(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek"))
                .isEqualTo(new WebhookSigner.Headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, SIGNATURE));
    }

    @Test
    void signsWithEverySecretInTheirOrder() {
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

        String signature =
                sign(other + " " + SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek").signature();

        assertThat(signature.split(" ")).hasSize(2).doesNotHaveDuplicates().endsWith(SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a\r\nHost: x", "a b", "ä", ""})
    void givesAnIdThatNoHeaderMayHoldTheFormOfAHash(String id) {
        assertThat(sign(SECRET, id).id())
                .matches("sha256:[0-9a-f]{64}")
                .isEqualTo(sign(SECRET, id).id());
    }

    @Test
    void keepsTheIdsOfSmartcarAndTheLog() {
        String hash = "sha256:" + "0".repeat(64);
        assertThat(sign(SECRET, hash).id()).isEqualTo(hash);
        assertThat(sign(SECRET, "5a7b4b2d-52a1-4b60-8a66-4f5a5f2c9a10").id())
                .isEqualTo("5a7b4b2d-52a1-4b60-8a66-4f5a5f2c9a10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            null                                    | is not set
            ' '                                     | is not set
            MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw        | does not begin with whsec_
            whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw   | does not begin with whsec_
            whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa_~  | is not base64 behind whsec_
            whsec_MfKQ9r8GKYqrTwjUPD8ILPZI          | stands for 18 bytes
            whsec_                                  | stands for 0 bytes
            """)
    void refusesWhatIsNoSecretWithoutRepeatingIt(String secret, String expected) {
        assertThatThrownBy(() -> WebhookSecret.keys(secret))
                .hasMessageContaining(
                        "destination.http.secret (DESTINATION_HTTP_SECRET) " + expected + "; write whsec_")
                .message()
                .doesNotContain("MfKQ9r8");
    }

    @Test
    void refusesASecondSecretThatIsNone() {
        assertThatThrownBy(() -> WebhookSecret.keys(SECRET + " whsec_MfKQ")).hasMessageContaining("stands for");
    }

    private static WebhookSigner.Headers sign(String secret, String id) {
        WebhookSigner signer = new WebhookSigner(WebhookSecret.keys(secret), Clock.fixed(TIME, ZoneOffset.UTC));
        return signer.sign(new VehicleEvent(id, TIME, BODY));
    }
}
