package io.signalpost.faults;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.faults.Receiver.PATH;
import static io.signalpost.faults.Receiver.signature;
import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are refused by their head, before anybody looks at what they say. */
class HttpFaultsIT extends SignedRequest {

    HttpFaultsIT(Receiver receiver) {
        super(receiver);
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
