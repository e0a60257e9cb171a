package io.signalpost.simulator.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.signalpost.outbound.AddressGuard;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A name server that does not answer holds nobody up. */
class PostingTest {

    private static final Duration LIMIT = Duration.ofMillis(200);

    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void theLookUpIsNotDoneByTheCallerAndCountsWithinTheTimeLimit() {
        try (Receiver receiver = Receiver.start();
                Posting posting = new Posting(LIMIT, new AddressGuard(new SlowDns(), true, ""))) {
            URI target = URI.create("http://localhost:" + receiver.uri().getPort() + "/hook");

            assertThat(posting.post(target, body(""), null))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("no answer within 200 ms");

            answered.countDown();
            assertThat(posting.ask(target, body("{}"))).succeedsWithin(Duration.ofSeconds(10));
            assertThat(receiver.requests()).extracting(Receiver.Request::text).containsExactly("{}");
        } finally {
            answered.countDown();
        }
    }

    private static AsyncEntityProducer body(String text) {
        return AsyncEntityProducers.create(text, ContentType.APPLICATION_JSON);
    }

    private final class SlowDns extends SystemDefaultDnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }
    }
}
