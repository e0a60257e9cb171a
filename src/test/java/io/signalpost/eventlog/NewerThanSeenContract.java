package io.signalpost.eventlog;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A value never goes back in time at a destination. */
abstract class NewerThanSeenContract extends PassingRoutes {

    NewerThanSeenContract() {
        super("newer-than-seen");
    }

    private void readAt(int minutes, String id) throws Exception {
        charge(id, 50, minutes);
    }

    @Test
    void aReadingThatComesLateOrAgainIsHeldBack() throws Exception {
        readThrough("");
        readAt(0, "noon");
        readAt(-1, "late");
        readAt(0, "again");
        readAt(1, "newer");

        deliveredOf(4).containsExactly("noon", "newer");
    }

    @Test
    void aRetryPassesUnlessSomethingNewerHas() throws Exception {
        failing.add("one");
        failing.add("two");
        readThrough("");
        readAt(1, "one");
        readAt(2, "two");
        readAt(0, "none");
        await().until(() -> delivered.contains("none"));

        failing.remove("two");
        await().until(() -> delivered.contains("two"));
        failing.clear();

        await().untilAsserted(() -> assertLedger(NAME, 3, 0, 0, 0));
        assertThat(delivered).as("one is older than two").containsExactly("none", "two");
    }

    @Test
    void aRewindAndAReplayAreNotSwallowed() throws Exception {
        readThrough("");
        readAt(1, "one");
        readAt(2, "two");
        awaitPassed(2);

        log.destinations().rewind(NAME, Instant.EPOCH);
        awaitDelivered("one", "two", "one", "two");
        awaitPassed(4); // what it is still to have is not replayed
        replay("one");

        awaitDelivered("one", "two", "one", "two", "one");
    }

    @Test
    void afterAReplayWhatIsOldStaysOld() throws Exception {
        readThrough("");
        readAt(1, "one");
        readAt(3, "three");
        awaitPassed(2);
        replay("one");
        awaitDelivered("one", "three", "one");

        readAt(2, "two");

        deliveredOf(3 + 1).doesNotContain("two");
    }
}
