package io.signalpost.outbound;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The blocking client against servers that misbehave. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read from a socket heeds no interrupt
class MisbehavingServerTest {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @AutoClose
    private final MisbehavingServer server = new MisbehavingServer();

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        server.answer(out -> new CountDownLatch(1).await());

        assertThatThrownBy(() -> post(SHORT)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void givesUpOnAServerThatKeepsOnSendingHeadersByteByByte() {
        server.answer(out -> {
            out.write((OK + "X: ").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                pause();
            }
        });

        assertThatThrownBy(() -> post(SHORT))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("no answer within destination.http.timeout");
    }

    @Test
    void takesTheStatusOfAnAnswerWhoseBodyNeverEnds() throws Exception {
        server.answer(out -> {
            out.write((OK + "Content-Length: 10\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            new CountDownLatch(1).await();
        });

        assertThat(post(SHORT)).isEqualTo(200);
    }

    @Test
    void readsLittleOfALargeBody() throws Exception {
        AtomicLong sent = new AtomicLong();
        server.answer(out -> {
            out.write((OK + "Content-Length: 1000000000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
                sent.addAndGet(8192);
            }
        });

        assertThat(post(LONG)).isEqualTo(200);

        await().until(() -> !server.answering()); // its connection was cut
        assertThat(sent.get()).isLessThan(100_000_000);
    }

    @Test
    void refusesAHeaderLineThatNeverEnds() {
        server.answer(out -> {
            out.write((OK + "X: ").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        });

        assertThatThrownBy(() -> post(LONG)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesHeadersThatNeverEnd() {
        server.answer(out -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X: x\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThatThrownBy(() -> post(LONG)).isInstanceOf(IOException.class);
    }

    @Test
    void failsWhenTheServerClosesWithoutAnAnswer() {
        server.answer(out -> {});

        assertThatThrownBy(() -> post(LONG)).isInstanceOf(NoHttpResponseException.class);
    }

    private static void pause() {
        LockSupport.parkNanos(20_000_000);
    }

    private int post(Duration timeout) throws IOException {
        try (BlockingClient client = new BlockingClient(timeout)) {
            return client.post(server.port());
        }
    }
}
