package io.signalpost.faults;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;

import static io.signalpost.faults.Receiver.MAX_BODY;
import static io.signalpost.faults.Receiver.PATH;
import static io.signalpost.faults.Receiver.signature;
import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are too long, come in pieces, or do not come to their end. */
class BodyFaultsIT extends SignedRequest {

    BodyFaultsIT(Receiver receiver) {
        super(receiver);
    }

    @Test
    void aBodyOfJustTheLimit() throws Exception {
        byte[] body = Arrays.copyOf(tooLong(), MAX_BODY);

        assertThat(receiver.postSigned(body).status()).isEqualTo(200);
        assertThat(receiver.kept(id)).containsExactly(body);
    }

    @Test
    void declaredOversize() throws Exception {
        byte[] body = tooLong();

        try (HttpSocket client = receiver.connect()) {
            client.send(HttpSocket.post(PATH, body, signature(body)));

            assertThat(client.read().status()).isEqualTo(413);
            assertThat(client.isClosedByServer()).isTrue();
        }
        assertNothingKept();
    }

    @Test
    void declaredOversizeIsRefusedBeforeItIsSent() throws Exception {
        try (HttpSocket client = receiver.connect()) {
            client.send("POST " + PATH + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nContent-Length: 2000000000\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(413);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void chunkedOversize() throws Exception {
        byte[] body = tooLong();
        byte[] chunk = concat(concat(bytes(Integer.toHexString(body.length) + "\r\n"), body), bytes("\r\n"));

        try (HttpSocket client = receiver.connect()) {
            client.send(chunked(signature(body))).send(chunk); // and no end in sight

            assertThat(client.read().status()).isEqualTo(413);
            assertThat(client.isClosedByServer()).isTrue();
        }
        assertNothingKept();
    }

    /** The event is whole within the limit: a receiver that cuts off what is too much would take it. */
    private byte[] tooLong() {
        byte[] body = Arrays.copyOf(event, MAX_BODY + 1);
        Arrays.fill(body, event.length, body.length, (byte) ' ');
        return body;
    }

    @Test
    void chunks() throws Exception {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(bytes(chunked(signature(event))));
        for (byte b : event) {
            request.writeBytes(concat(concat(bytes("1;x=y\r\n"), new byte[] {b}), bytes("\r\n")));
        }
        request.writeBytes(bytes("0\r\n\r\n"));

        assertThat(receiver.exchange(request.toByteArray()).status()).isEqualTo(200);
        assertThat(receiver.kept(id)).containsExactly(event);
    }

    private static String chunked(String... headers) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    @Test
    void truncatedBodies() throws Exception {
        byte[] request = HttpSocket.post(PATH, event, signature(event));
        for (int missing : new int[] {1, event.length / 2, event.length, event.length + 50}) {
            try (HttpSocket client = receiver.connect()) {
                client.send(Arrays.copyOf(request, request.length - missing)).endSending();
                assertThat(client.isClosedByServer()).isTrue();
            }
        }
        try (HttpSocket client = receiver.connect()) {
            client.send(concat(bytes(chunked(signature(event)) + Integer.toHexString(event.length) + "\r\n"), event))
                    .endSending();
            assertThat(client.isClosedByServer()).isTrue();
        }
        assertNothingKept();

        assertThat(receiver.postSigned(event).status()).as("sent again").isEqualTo(200);
    }

    @Test
    void resetConnections() throws Exception {
        byte[] request = HttpSocket.post(PATH, event, signature(event));
        for (int i = 0; i < 20; i++) {
            receiver.connect()
                    .send(Arrays.copyOf(request, request.length - 1 - i))
                    .reset();
        }

        assertThat(receiver.postSigned(Examples.withId("vehicle-error.json", id + "-e"))
                        .status())
                .isEqualTo(200);
        assertThat(receiver.kept(id)).isEmpty();
    }
}
