package io.signalpost.eventlog;

import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How a destination passes from the node that reads it to the other. */
class TakeOverTest extends TwoNodes {

    @Test
    void aDestinationPassesToTheOtherNodeWhenItsReaderGoes() throws Exception {
        awaitShared();
        append(one.log, event("first"));
        await().untilAsserted(() -> assertThat(delivered).containsExactly("first"));
        Node reader = one.delivered.isEmpty() ? two : one;
        Node other = reader == one ? two : one;

        reader.close();
        append(other.log, event("second"));

        await().untilAsserted(() -> assertThat(other.delivered).containsExactly("second"));
        assertThat(status(other.log, "shared").state()).isEqualTo("running");
    }

    @Test
    void aReaderThatLosesItsConnectionReadsOnlyOnceItHasTheDestinationAgain() throws Exception {
        awaitShared();
        append(one.log, event("first"));
        await().untilAsserted( // and written down: else it would come again
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(1));

        database.terminateConnections();
        await().ignoreExceptions().until(() -> append(one.log, event("second")) != null);

        await().untilAsserted(() -> assertThat(delivered).containsExactly("first", "second"));
        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(2));
    }

    @Test
    void aReaderThatLosesItsClaimInTheMiddleOfAPageStopsThere() throws Exception {
        one.log.destinations().pause("shared");
        for (int i = 0; i < 100; i++) {
            append(one.log, event("event-" + i));
        }
        one.slow = two.slow = true;
        one.log.destinations().resume("shared");
        await().until(() -> !delivered.isEmpty());

        database.terminateConnections();

        await().untilAsserted(() -> assertThat(delivered).hasSizeGreaterThan(20));
        one.slow = two.slow = false;
        await().untilAsserted(
                        () -> assertThat(status(one.log, "shared").delivered()).isEqualTo(100));
        assertThat(delivered.size()).as("deliveries, repeated ones included").isLessThan(150);
    }

    @Test
    void aReaderThatStoodStillDuringTheTakeOverDoesNotCallTheDestinationDown() throws Exception {
        CountDownLatch thawed = new CountDownLatch(1);
        awaitShared();
        append(one.log, event("first"));
        await().untilAsserted(() -> assertThat(delivered).containsExactly("first"));
        Node frozen = one.delivered.isEmpty() ? two : one;
        Node other = frozen == one ? two : one;
        frozen.delivery = id -> {
            thawed.await();
            throw new ConnectException("the target has long forgotten this connection");
        };
        append(one.log, event("second"));
        await().until(() -> frozen.delivering);

        takeTheReaderForDead();
        await().untilAsserted(() -> assertThat(other.delivered).contains("second"));
        thawed.countDown();

        await().during(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(status(other.log, "shared").state()).isEqualTo("running"));
    }
}
