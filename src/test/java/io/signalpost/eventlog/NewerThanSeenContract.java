package io.signalpost.eventlog;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A value never goes back in time at a destination. */
abstract class NewerThanSeenContract extends PassingRoutes {

    private static final String KAMELET = "newer-than-seen";

    @Test
    void aReadingThatComesLateOrAgainIsHeldBack() throws Exception {
        readThrough(KAMELET, "");
        charge("noon", 50, 0);
        charge("late", 51, -1);
        charge("again", 50, 0);
        charge("newer", 50, 1);

        awaitPassed(4);

        assertThat(delivered).containsExactly("noon", "newer");
    }

    @Test
    void aRetryPassesUnlessSomethingNewerHas() throws Exception {
        failing.add("one");
        failing.add("two");
        readThrough(KAMELET, "");
        charge("one", 50, 1);
        charge("two", 51, 2);
        charge("none", 52, 0);
        await().until(() -> delivered.contains("none"));

        failing.remove("two");
        await().until(() -> delivered.contains("two"));
        failing.clear();

        awaitPassed(3);
        await().untilAsserted(() -> assertLedger(NAME, 3, 0, 0, 0));
        assertThat(delivered).as("one is older than two").containsExactly("none", "two");
    }

    @Test
    void aRewindAndAReplayAreNotSwallowed() throws Exception {
        readThrough(KAMELET, "");
        charge("one", 50, 1);
        charge("two", 51, 2);
        awaitPassed(2);

        log.destinations().rewind(NAME, Instant.EPOCH);
        await().untilAsserted(() -> assertThat(delivered).containsExactly("one", "two", "one", "two"));
        awaitPassed(4); // what it is still to have is not replayed
        replay("one");

        await().untilAsserted(() -> assertThat(delivered).containsExactly("one", "two", "one", "two", "one"));
    }

    @Test
    void afterAReplayWhatIsOldStaysOld() throws Exception {
        readThrough(KAMELET, "");
        charge("one", 50, 1);
        charge("three", 51, 3);
        awaitPassed(2);
        replay("one");
        await().untilAsserted(() -> assertThat(delivered).containsExactly("one", "three", "one"));

        charge("two", 50, 2);

        awaitPassed(3 + 1);
        assertThat(delivered).doesNotContain("two");
    }
}
