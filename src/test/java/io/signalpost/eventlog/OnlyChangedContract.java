package io.signalpost.eventlog;

import java.time.Instant;

import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.record.EventDelivery.State;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a destination was told last, and what becomes of that when a delivery fails, is repeated, or dies. */
abstract class OnlyChangedContract extends PassingRoutes {

    private int minutes;

    OnlyChangedContract() {
        super("only-changed?signal=tractionbattery-stateofcharge&threshold=5&unit=percent");
    }

    /** Events whose ids begin with what is left of the charge, each read a minute after the one before. */
    private void charge(String... ids) throws Exception {
        for (String id : ids) {
            charge(id, Double.parseDouble(id.split(" ")[0]), minutes++);
        }
    }

    private void awaitNothingSent(String id) {
        await().untilAsserted(() -> assertThat(state(id)).isEqualTo(State.NOTHING_SENT));
    }

    @Test
    void whatDiffersByTheThresholdPasses() throws Exception {
        readThrough("");
        charge("50", "54", "55", "51", "49");

        deliveredOf(5).containsExactly("50", "55", "49");
        awaitNothingSent("54");
    }

    @Test
    void aFailedDeliveryMovesNothing() throws Exception {
        failing.add("60");
        readThrough("");
        charge("50", "60", "53");
        await().untilAsserted(() ->
                assertThat(status(log, NAME).delivered()).as("50 and 53").isEqualTo(2));
        assertThat(delivered).containsExactly("50");

        failing.clear();
        await().until(() -> delivered.contains("60"));
        charge("54");

        deliveredOf(4).as("54 differs from 60").containsExactly("50", "60", "54");
    }

    @Test
    void aRetryThatOthersHaveOvertakenIsNotSwallowed() throws Exception {
        failing.add("60");
        readThrough("");
        charge("50", "60", "61");
        await().until(() -> delivered.contains("61"));

        failing.clear();

        awaitDelivered("50", "61", "60");
    }

    /** 50 is as what was told last, but not as what is still to be told. */
    @Test
    void withStrictOrderTheLastThatIsToldIsTheLatest() throws Exception {
        failing.add("60");
        readThrough("&order=vehicle-strict");
        charge("50", "60", "50 again");
        await().untilAsserted(() ->
                assertThat(status(log, NAME).held()).as("50 again").isEqualTo(1));

        failing.clear();

        awaitDelivered("50", "60", "50 again");
    }

    @Test
    void itIsKnownAfterAStart() throws Exception {
        readThrough("");
        charge("50");
        awaitPassed(1);

        restart();
        charge("52", "56");

        deliveredOf(3).containsExactly("50", "56");
        assertThat(log.lastPassed().count("vehicle-1")).isEqualTo(1);
    }

    /** The delivery has succeeded, and the position is not on disk: the event comes again, and passes again. */
    @Test
    void killedBeforeThePositionMovesItLetsThroughAgainAndSwallowsNothing() throws Exception {
        readThrough("");
        charge("50");
        awaitPassed(1);
        database.sql().execute(database.refuseUpdates());
        charge("60", "61");
        await().until(() -> delivered.contains("60"));

        camel.stop();
        database.sql().execute(database.allowUpdates());
        restart();

        deliveredOf(3).containsExactly("50", "60", "60");
    }

    @Test
    void aRewindBeginsAnew() throws Exception {
        readThrough("");
        charge("50", "60");
        awaitPassed(2);

        log.destinations().rewind(NAME, Instant.EPOCH);

        awaitDelivered("50", "60", "50", "60");
    }

    @Test
    void whatIsReplayedPasses() throws Exception {
        readThrough("");
        charge("50", "51");
        awaitPassed(2);

        replay("51");

        awaitDelivered("50", "51");
    }

    /** The destination has 50 again, so what was told before the replay is a change. */
    @Test
    void whatIsReplayedIsWhatWasToldLast() throws Exception {
        readThrough("");
        charge("50", "60");
        awaitPassed(2);
        replay("50");
        awaitDelivered("50", "60", "50");

        charge("61", "62");

        deliveredOf(3 + 2).containsExactly("50", "60", "50", "61");
    }

    @Test
    void aBatchKeepsWhatPasses() throws Exception {
        charge("50", "51", "57", "58");

        readThrough("&batchSize=10");

        deliveredOf(4).containsExactly("50", "57");
        assertThat(batches).containsExactly(2);
        awaitNothingSent("58");
    }

    /** 61 was held back for the sake of 60, which fails alone. */
    @Test
    void whatAFailedEventOfTheBatchHasHeldBackComesAgainWithIt() throws Exception {
        failing.add("60");
        charge("50", "60", "61");

        readThrough("&batchSize=10", this::recordOthers);

        awaitDelivered("50", "61");
        await().untilAsserted(
                        () -> assertThat(status(log, NAME).retrying()).as("60").isEqualTo(1));
    }

    /** 60 has arrived, so 62 is no change. */
    @Test
    void whatAnEarlierEventOfTheBatchHasDeliveredIsKeptWhenALaterOneFails() throws Exception {
        failing.add("70");
        failure = new UndeliverableException("refused");
        charge("50", "60", "70");
        readThrough("&batchSize=10", this::recordOthers);
        await().untilAsserted(() -> assertLedger(NAME, 2, 0, 0, 1));

        charge("62", "51");

        await().untilAsserted(() -> assertLedger(NAME, 4, 0, 0, 1));
        assertThat(delivered).containsExactly("50", "60", "51");
    }
}
