package io.signalpost.faults;

import java.util.UUID;
import java.util.stream.Stream;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.signalpost.faults.Receiver.PATH;
import static io.signalpost.faults.Receiver.signature;
import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Requests whose length a proxy in front may read otherwise: refused, and what comes behind them is not a request. */
@ExtendWith(SharedReceiver.class)
class SmugglingFaultsIT {

    private final Receiver receiver;
    private final String id = UUID.randomUUID().toString();
    private final byte[] event = Examples.withId("vehicle-state-first-delivery.json", id);

    SmugglingFaultsIT(Receiver receiver) {
        this.receiver = receiver;
    }

    static Stream<Arguments> ambiguousLengths() {
        return Stream.of(
                arguments("Content-Length: 5|Transfer-Encoding: chunked|", "0||", 400),
                arguments("Transfer-Encoding: chunked|Content-Length: 5|", "0||", 400),
                arguments("Content-Length: 5|Content-Length: 0|", "", 400),
                arguments("Content-Length: 0|Content-Length: 0|", "", 400),
                arguments("Content-Length: 0, 0|", "", 400),
                arguments("Content-Length: 0| 5|", "", 400),
                arguments("Content-Length: +5|", "{...}", 400),
                arguments("Content-Length: -0|", "", 400),
                arguments("Content-Length: 0x5|", "{...}", 400),
                arguments("Content-Length: 99999999999999999999|", "", 400),
                arguments("Transfer-Encoding: chunked| , identity|", "0||", 400),
                arguments("Transfer-Encoding:| chunked|", "0||", 400),
                arguments("Transfer-Encoding: identity|Transfer-Encoding: chunked|", "0||", 415),
                arguments("Transfer-Encoding: chunked, chunked|", "0||", 400),
                arguments("Transfer-Encoding: gzip, chunked|", "0||", 415),
                arguments("Transfer-Encoding: xchunked|", "0||", 400),
                arguments("Transfer-Encoding: chunked|", "0x0||", 400),
                arguments("Transfer-Encoding: chunked|", "-1||", 400),
                arguments("Transfer-Encoding: chunked|", "||", 400),
                arguments("Transfer-Encoding: chunked|", "fffffffff||", 400),
                arguments("Transfer-Encoding: chunked|", "1|xy|0||", 400),
                arguments("Transfer-Encoding: chunked|", "0|bad trailer||", 400));
    }

    @ParameterizedTest
    @MethodSource
    void ambiguousLengths(String headers, String body, int answer) throws Exception {
        String request = "POST " + PATH + " HTTP/1.1|Host: test|Content-Type: application/json|" + headers + "|" + body;

        try (HttpSocket client = receiver.connect()) {
            client.send(concat(bytes(request.replace("|", "\r\n")), HttpSocket.post(PATH, event, signature(event))));

            assertThat(client.read().status()).isEqualTo(answer);
            assertThat(client.isClosedByServer()).as("nothing is read on").isTrue();
        }
        assertThat(receiver.kept(id)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void otherProtocols(String start) throws Exception {
        try (HttpSocket client = receiver.connect()) {
            client.send(start.replace("|", "\r\n"));

            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    static Stream<String> otherProtocols() {
        return Stream.of(
                "POST " + PATH + "||",
                "POST " + PATH + " HTTP/1.0|Content-Type: application/json|Transfer-Encoding: chunked||0||",
                "POST " + PATH + " HTTP/1.1|lone line feeds\n\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003|a TLS greeting||",
                "SSH-2.0-OpenSSH_9.9||");
    }
}
