package io.signalpost.faults;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.faults.Receiver.MAX_BODY;
import static io.signalpost.faults.Receiver.PATH;
import static io.signalpost.faults.Receiver.signature;
import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are refused by their form, before anybody looks at what they say. */
@ExtendWith(SharedReceiver.class)
class HttpFaultsIT {

    private final Receiver receiver;
    private final String id = UUID.randomUUID().toString();
    private final byte[] event = Examples.withId("vehicle-state-first-delivery.json", id);
    private long keptBefore;

    HttpFaultsIT(Receiver receiver) {
        this.receiver = receiver;
    }

    @BeforeEach
    void count() {
        keptBefore = receiver.keptInAll();
    }

    private void assertNothingKept() {
        assertThat(receiver.keptInAll()).isEqualTo(keptBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post", "X"})
    void otherMethods(String method) throws Exception {
        byte[] request = HttpSocket.post(PATH, event, signature(event));

        Response response =
                receiver.exchange(concat(bytes(method), Arrays.copyOfRange(request, "POST".length(), request.length)));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
        assertThat(response.body()).isEmpty();
        assertNothingKept();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/webhooks",
                PATH + "/",
                PATH + "/a/b",
                "/webhooks/Smartcar",
                "//webhooks/smartcar",
                "/webhooks/./smartcar",
                "/webhooks/smartca%72",
                "/observe/health",
                "/..;/webhooks/smartcar",
                "*"
            })
    void unknownPaths(String path) throws Exception {
        Response response = receiver.exchange(HttpSocket.post(path, event, signature(event)));

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
        assertNothingKept();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type:\r\n",
                "Content-Type: text/plain\r\n",
                "Content-Type: text/json\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: multipart/form-data; boundary=application/json\r\n"
            })
    void otherMediaTypes(String contentType) throws Exception {
        assertThat(receiver.exchange(typed(contentType)).status()).isEqualTo(415);
        assertNothingKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON;charset=latin1", "application/x+json"})
    void jsonByAnyOfItsNames(String contentType) throws Exception {
        assertThat(receiver.exchange(typed("Content-Type: " + contentType + "\r\n"))
                        .status())
                .isEqualTo(200);
        assertThat(receiver.kept(id)).containsExactly(event);
    }

    private byte[] typed(String contentType) {
        return concat(
                bytes("POST " + PATH + " HTTP/1.1\r\nHost: test\r\n" + contentType + signature(event)
                        + "\r\nContent-Length: " + event.length + "\r\n\r\n"),
                event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "x-gzip", "GZip", "identity, gzip", "gzip, identity", ""})
    void compressedBodies(String encoding) throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(event);
            gzip.write(new byte[10_000_000]);
        }
        byte[] body = bomb.toByteArray();

        Response response = receiver.post(body, signature(body), "Content-Encoding: " + encoding);

        assertThat(response.status()).isEqualTo(415);
        assertNothingKept();
    }

    /** The event is whole within the limit: a receiver that cuts off what is too much would take it. */
    private byte[] tooLong() {
        byte[] body = Arrays.copyOf(event, MAX_BODY + 1);
        Arrays.fill(body, event.length, body.length, (byte) ' ');
        return body;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: a\rSC-Signature: b",
                "X: a\nSC-Signature: b",
                "X: a\0b",
                "X\0: a",
                "X : a",
                "no colon",
                ": a",
                "X\u000b: a"
            })
    void lineBreaksInHeaders(String header) throws Exception {
        try (HttpSocket client = receiver.connect()) {
            client.send(HttpSocket.post(PATH, event, signature(event), header));

            Response response = client.read();
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.headers().keySet())
                    .as("nothing that was sent")
                    .allMatch(name -> name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Connection"));
            assertThat(client.isClosedByServer()).isTrue();
        }
        assertNothingKept();
    }

    @Test
    void foldedHeaders() throws Exception {
        Response response = receiver.post(event, signature(event) + "\r\n X: a");

        assertThat(response.status()).as("the signature is two words").isEqualTo(401);
        assertNothingKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a=%0d%0aX-Injected:%20b", "?a=\u00e4", "?%00", "?a=<script>", "?SC-Signature=x%0d%0a"})
    void lineBreaksInTheQuery(String query) throws Exception {
        Response response = receiver.exchange(HttpSocket.post(PATH + query, event, signature(event)));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsOnlyKeys("content-length");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aHeadWithoutEnd() throws Exception {
        for (String head : new String[] {
            "POST " + PATH + "?" + "x".repeat(9_000) + " HTTP/1.1\r\n",
            "POST " + PATH + " HTTP/1.1\r\nX: " + "x".repeat(9_000),
            "POST " + PATH + " HTTP/1.1\r\n" + "X: y\r\n".repeat(3_000),
            "x".repeat(9_000)
        }) {
            try (HttpSocket client = receiver.connect()) {
                client.send(head);
                assertThat(client.read().status()).isEqualTo(400);
                assertThat(client.isClosedByServer()).isTrue();
            }
        }
    }
}
