package io.signalpost.webhook.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import io.signalpost.testing.Examples;
import io.signalpost.webhook.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.testing.Examples.sign;
import static io.signalpost.webhook.doctor.RefusedBodies.DOCTOR;
import static io.signalpost.webhook.doctor.RefusedBodies.EVENT;
import static io.signalpost.webhook.doctor.RefusedBodies.gzip;
import static io.signalpost.webhook.doctor.RefusedBodies.refused;
import static io.signalpost.webhook.doctor.RefusedBodies.text;
import static io.signalpost.webhook.doctor.RefusedBodies.umlauts;
import static io.signalpost.webhook.doctor.RefusedBodies.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** What must not be taken for a proof. */
class SignatureDoctorTest {

    @Test
    void theSignatureOfAChallengeProvesNothing() throws Exception {
        for (String example : List.of("verify-v4.json", "verify-v2-legacy.json")) {
            byte[] verify = Examples.body(example);
            byte[] challenge = utf8(Envelope.parse(verify).challenge());

            assertThat(DOCTOR.diagnose(refused(sign(challenge), verify)))
                    .isEqualTo(new Finding(Diagnosis.CHALLENGE_SIGNED, null, null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", " ", "\0"})
    void aTextThatVerifyWouldHaveSignedIsNoBody(String tail) {
        Finding finding = DOCTOR.diagnose(refused(sign(utf8("challenge_1")), utf8("challenge_1" + tail)));

        assertThat(finding.event()).isNull();
    }

    @Test
    void aBodyLargerThanSmartcarSendsIsOnlyComparedAsItIs() {
        byte[] large = utf8("{\"eventType\":\"x\",\"a\":\"" + "x".repeat(100_000) + "\"}");

        assertThat(DOCTOR.diagnose(refused(sign(large), large)).diagnosis()).isEqualTo(Diagnosis.AUTHENTIC);
        assertThat(DOCTOR.diagnose(refused(sign(large), utf8(text(large) + "\n")))
                        .diagnosis())
                .isEqualTo(Diagnosis.TOO_LARGE);
    }

    @Test
    void aSmallBodyThatInflatesToALargeOneIsNotInflated() throws Exception {
        byte[] bomb = gzip(new byte[20 << 20]);

        assertThat(bomb).hasSizeLessThan(64 * 1024);
        assertThat(DOCTOR.diagnose(refused("0".repeat(64), bomb)).diagnosis()).isEqualTo(Diagnosis.UNKNOWN_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[", "null", "\ufeff", "[[[[[[[[[[", "{\"a\":1,\"a\":2}", "\u001f\u008b"})
    void whatIsNoJsonIsNoTrouble(String body) {
        assertThat(DOCTOR.diagnose(refused("0".repeat(64), body.getBytes(ISO_8859_1)))
                        .diagnosis())
                .isEqualTo(Diagnosis.UNKNOWN_TOKEN);
    }

    @Test
    void nothingEverFitsARandomSignature() {
        Random random = new Random(42);
        List<UnaryOperator<byte[]>> manglings = List.of(
                body -> body,
                body -> utf8(text(body) + "\n"),
                body -> utf8(text(body).replace(",", ", ")),
                body -> utf8(new String(body, StandardCharsets.ISO_8859_1)),
                body -> Arrays.copyOf(body, random.nextInt(body.length)),
                body -> {
                    byte[] noise = new byte[random.nextInt(500)];
                    random.nextBytes(noise);
                    return noise;
                });
        for (int i = 0; i < 120; i++) {
            byte[] digest = new byte[32];
            random.nextBytes(digest);
            String signature = i % 2 == 0
                    ? HexFormat.of().formatHex(digest)
                    : "sha256=" + Base64.getEncoder().encodeToString(digest);
            byte[] body = manglings.get(i % manglings.size()).apply(i % 3 == 0 ? EVENT : umlauts());

            Finding finding = DOCTOR.diagnose(
                    refused(signature, body, i % 5 == 0 ? "fleet-b" : null, Map.of("X-Signature", signature)));

            assertThat(finding).isEqualTo(new Finding(Diagnosis.UNKNOWN_TOKEN, null, null));
        }
    }
}
