package io.signalpost.simulator.delivery;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureTextTest {

    /** As the JDK's client throws them when it gets no socket, or no port for it. */
    static Stream<Throwable> ofThisMachine() {
        return Stream.of(
                new InternalError(new SocketException("Too many open files")),
                new IOException("Too many open files"),
                new ConnectException("made up").initCause(new BindException("Cannot assign requested address")));
    }

    @ParameterizedTest
    @MethodSource("ofThisMachine")
    void whatThisMachineLacksIsNotBlamedOnTheReceiver(Throwable thrown) {
        assertThat(FailureText.of(thrown, Duration.ofSeconds(15))).contains("this machine", "receiver is not to blame");
    }

    @Test
    void theReceiversDoingIsNotBlamedOnThisMachine() {
        assertThat(FailureText.of(new ConnectException("Connection refused"), Duration.ofSeconds(15)))
                .startsWith("no connection");
        assertThat(FailureText.of(new IOException("Connection reset"), Duration.ofSeconds(15)))
                .isEqualTo("the connection was closed before an answer came");
    }
}
