package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.signalpost.http.HttpSocket.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are no event by their form. */
class UnfitRequestsTest extends SharedIngress {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void otherMethodsAre405(String method) throws Exception {
        Response response = ingress.exchange(bytes(method + " " + PATH + " HTTP/1.1\r\nHost: test\r\n\r\n"));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
    }

    @Test
    void formsAreRefusedUnread() throws Exception {
        Response response = ingress.exchange(concat(
                bytes("POST " + PATH + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 3\r\n\r\n"),
                bytes("a=b")));

        assertThat(response.status()).isEqualTo(415);
    }

    @Test
    void theLimitHoldsForDeclaredAndForChunkedBodies() throws Exception {
        byte[] exactly =
                utf8("{\"eventType\":\"x\",\"eventId\":\"e\"" + " ".repeat(RunningIngress.MAX_BODY - 31) + "}");
        byte[] chunk =
                concat(concat(bytes("40001\r\n"), new byte[RunningIngress.MAX_BODY + 1]), bytes("\r\n0\r\n\r\n"));

        Response fits = sendSigned(exactly);
        Response declared = send(new byte[RunningIngress.MAX_BODY + 1]);
        Response chunked = ingress.exchange(concat(
                bytes("POST " + PATH + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"),
                chunk));

        assertThat(exactly).hasSize(RunningIngress.MAX_BODY);
        assertThat(fits.status()).isEqualTo(200);
        assertThat(declared.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
    }

    static Stream<byte[]> malformed() {
        return Stream.of(
                utf8(""),
                utf8(" "),
                utf8("[]"),
                utf8("\"text\""),
                utf8("42"),
                utf8("null"),
                utf8("{"),
                utf8("{\"eventType\":\"VEHICLE_STATE\""),
                utf8("{\"eventType\":\"VEHICLE_STATE\"}x"),
                utf8("{\"eventType\":\"VEHICLE_STATE\"}{}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",}"),
                utf8("{'eventType':'VEHICLE_STATE'}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\"}\0"),
                utf8("\uFEFF{\"eventType\":\"VEHICLE_STATE\"}"),
                "{\"eventType\":\"VEHICLE_STATE\"}".getBytes(StandardCharsets.UTF_16LE),
                "{\"eventType\":\"VEHICLE_STATE\"}".getBytes(StandardCharsets.UTF_16),
                "{\"eventType\":\"VEHICLE_STATE\",\"x\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1),
                concat(
                        concat(utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":\""), new byte[] {(byte) 0xc0, (byte) 0x80
                        }),
                        utf8("\"}")),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"eventType\":\"VEHICLE_ERROR\"}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"event\\u0054ype\":\"VEHICLE_ERROR\"}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"data\":{\"x\":[{\"a\":1,\"a\":2}]}}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":" + "[".repeat(64) + "]".repeat(64) + "}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":" + "[".repeat(100_000)),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":" + "9".repeat(101) + "}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":[" + "1,".repeat(100_000) + "1]}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":01}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":NaN}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":\"\u0001\"}"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aSignedBodyThatIsNotJsonIs400AndKept(byte[] body) throws Exception {
        Response response = sendSigned(body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEmpty();
        assertThat(ingress.log.kept).isEmpty();
        assertThat(ingress.refused).singleElement().satisfies(refused -> {
            assertThat(refused.cause()).isEqualTo("json");
            assertThat(refused.body()).isEqualTo(body);
            assertThat(refused.scSignature()).isEqualTo(sign(body));
        });
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anUnsignedBodyThatIsNotJsonIs401(byte[] body) throws Exception {
        assertThat(send(body).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"eventId\":\"e\"}",
                "{\"eventType\":null}",
                "{\"eventType\":5,\"eventName\":\"scheduled\"}",
                "{\"eventType\":[\"VEHICLE_STATE\"]}",
                "{\"eventType\":\" \"}",
                "{\"data\":{\"eventType\":\"VEHICLE_STATE\"}}"
            })
    void aSignedBodyWithoutAnEventTypeIs400AndKept(String body) throws Exception {
        Response response = sendSigned(utf8(body));

        assertThat(response.status()).isEqualTo(400);
        assertThat(ingress.refused).singleElement().satisfies(refused -> assertThat(refused.cause())
                .isEqualTo("event-type"));
    }
}
