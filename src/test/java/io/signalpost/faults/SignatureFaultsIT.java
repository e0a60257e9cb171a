package io.signalpost.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.faults.Receiver.PATH;
import static io.signalpost.faults.Receiver.signature;
import static io.signalpost.faults.Receiver.utf8;
import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Posts whose signature is missing, wrong or not where it belongs: 401, and nothing is kept as an event. */
@ExtendWith(SharedReceiver.class)
class SignatureFaultsIT {

    private final Receiver receiver;
    private final byte[] event = Examples.withId(
            "vehicle-state-first-delivery.json", UUID.randomUUID().toString());
    private final String right = Examples.sign(event);
    private long keptBefore;

    SignatureFaultsIT(Receiver receiver) {
        this.receiver = receiver;
    }

    @BeforeEach
    void count() {
        keptBefore = receiver.keptInAll();
    }

    private void assertRefused(byte[] request) throws Exception {
        Response response = receiver.exchange(request);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).as("the same for all").isEqualTo(Map.of("content-length", "0"));
        assertThat(receiver.keptInAll()).isEqualTo(keptBefore);
    }

    @Test
    void missingSignature() throws Exception {
        assertRefused(HttpSocket.post(PATH, event));

        await().untilAsserted(() -> assertThat(receiver.log()
                        .queryForList("SELECT cause FROM refused WHERE body = ?", String.class, (Object) event))
                .containsExactly("unsigned"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "null",
                "undefined",
                "%s0",
                "0%s",
                "%s,",
                "sha256=%s",
                "v1=%s",
                "\"%s\"",
                "Bearer %s",
                "%s; a=b",
                "{%s}",
                "\u00a0%s",
                "%s\u0085",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660"
            })
    void wrongAndMalformedSignatures(String form) throws Exception {
        assertRefused(HttpSocket.post(PATH, event, "SC-Signature: " + form.formatted(right)));
    }

    @Test
    void signaturesOfOtherThings() throws Exception {
        String text = new String(event, StandardCharsets.UTF_8);
        byte[] empty = new byte[0];
        for (byte[] other : List.of(empty, utf8(text + "\n"), utf8(text.replace(":", ": ")), utf8("\ufeff" + text))) {
            assertRefused(HttpSocket.post(PATH, event, signature(other)));
        }
        for (String token : List.of("another", Examples.TOKEN + " ", Examples.TOKEN.toUpperCase())) {
            assertRefused(HttpSocket.post(PATH, event, "SC-Signature: " + Examples.sign(token, event)));
        }
    }

    @Test
    void changedBodies() throws Exception {
        for (int at = 0; at < event.length; at += 97) {
            byte[] changed = event.clone();
            changed[at] ^= 1;
            assertRefused(HttpSocket.post(PATH, changed, "SC-Signature: " + right));
        }
    }

    @Test
    void severalSignatures() throws Exception {
        String wrong = "0".repeat(64);
        for (List<String> headers : List.of(
                List.of("SC-Signature: " + right, "SC-Signature: " + right),
                List.of("SC-Signature: " + right, "SC-Signature: " + wrong),
                List.of("SC-Signature: " + wrong, "sc-signature: " + right),
                List.of("SC-Signature: " + right, "SC-SIGNATURE:"),
                List.of("SC-Signature:", "X: y", "Sc-Signature: " + right),
                List.of("SC-Signature: " + right + "," + right),
                List.of("SC-Signature: " + right + ", " + wrong))) {
            assertRefused(HttpSocket.post(PATH, event, headers.toArray(String[]::new)));
        }
    }

    @Test
    void aSignatureInTheQuery() throws Exception {
        assertRefused(HttpSocket.post(PATH + "?SC-Signature=" + right, event));
        assertRefused(HttpSocket.post(PATH + "?sc-signature=" + right + "&SC-Signature=" + right, event));
    }

    @Test
    void aSignatureInOtherPlaces() throws Exception {
        assertRefused(HttpSocket.post(PATH, event, "Cookie: SC-Signature=" + right));
        assertRefused(HttpSocket.post(PATH, event, "X-SC-Signature: " + right));
        assertRefused(HttpSocket.post(PATH, event, "SC_Signature: " + right));
        assertRefused(HttpSocket.post(PATH, event, "SmartcarSignature: " + right));
        assertRefused(HttpSocket.post(PATH, event, "Authorization: " + right));
        assertRefused(concat(
                concat(
                        bytes("POST " + PATH + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                                + "Trailer: SC-Signature\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(event.length) + "\r\n"),
                        event),
                bytes("\r\n0\r\nSC-Signature: " + right + "\r\n\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SC-Signature: %s", "sc-signature: %S", "SC-SIGNATURE:%s", "Sc-Signature: \t %s \t "})
    void theRightSignatureInAnyCase(String header) throws Exception {
        byte[] other = Examples.withId("vehicle-error.json", UUID.randomUUID().toString());

        assertThat(receiver.post(other, header.formatted(Examples.sign(other))).status())
                .as("white space around a value is none of it")
                .isEqualTo(200);
    }
}
