package io.signalpost.simulator.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A name server that does not answer holds nobody up. */
class PostingTest {

    private static final Duration LIMIT = Duration.ofMillis(200);

    private final Executor workers = Workers.start("test-worker");
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void theLookUpIsNotDoneByTheCallerAndCountsWithinTheTimeLimit() {
        try (Receiver receiver = Receiver.start();
                Posting posting = new Posting(LIMIT, new AddressCheck(true, this::slow), workers)) {
            URI target = URI.create("http://localhost:" + receiver.uri().getPort() + "/hook");

            assertThat(posting.post(target, BodyPublishers.noBody(), null))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("no answer within 200 ms");

            answered.countDown();
            assertThat(posting.ask(target, BodyPublishers.ofString("{}"))).succeedsWithin(Duration.ofSeconds(10));
            assertThat(receiver.requests()).extracting(Receiver.Request::text).containsExactly("{}");
        } finally {
            answered.countDown();
        }
    }

    private InetAddress[] slow(String host) {
        try {
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }
}
