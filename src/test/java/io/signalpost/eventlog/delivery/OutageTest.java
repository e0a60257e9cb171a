package io.signalpost.eventlog.delivery;

import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.ledger.Down;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTest {

    private static final long MINUTE = 60_000;

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");

    private final Outage outage = outage(1);

    private static Outage outage(int consumers) {
        RetryPolicy policy = new RetryPolicy(10, MINUTE, 2, 60 * MINUTE, FailureTable.parse(null));
        return new Outage("http", policy, consumers, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "PT30M,     29, 30", // what the destination asks for
        "PT10S,      0,  2", // never less than the route's own delay
        "PT-5M,      0,  2",
        "P10000000D, 59, 60" // never more than the route's longest
    })
    void waitsForAsLongAsTheDestinationAsksWithinTheRoutesBounds(Duration asked, long above, long atMost) {
        DestinationUnavailableException busy = new DestinationUnavailableException("busy", asked);

        outage.unavailable(1, 1, busy.failure(), busy);

        assertThat(outage.isDown()).isTrue();
        assertThat(outage.untilNext()).isGreaterThan(above * MINUTE).isLessThanOrEqualTo(atMost * MINUTE);
    }

    @Test
    void saysSinceWhenAndWhatTheLastAttemptMetWithUntilItIsOver() {
        assertThat(outage.down()).isEmpty();

        outage.unavailable(1, 1, Failure.of(FailureKind.UNAVAILABLE), new ConnectException("to 10.0.0.1"));
        assertThat(outage.down()).contains(new Down(NOON, "java.net.ConnectException"));

        outage.probeNow();
        DestinationUnavailableException busy = new DestinationUnavailableException("busy", Duration.ZERO);
        outage.unavailable(1, 1, busy.failure(), busy);
        assertThat(outage.down()).contains(new Down(NOON, "busy"));

        outage.over();
        assertThat(outage.down()).isEmpty();
    }

    @Test
    void waitsForItsOwnDelayWhenTheDestinationAsksForNone() {
        outage.unavailable(1, 1, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());

        assertThat(outage.untilNext()).isGreaterThan(0).isLessThan(2 * MINUTE);
    }

    @Test
    void oneRefusalAmongManyHalvesWhatIsUnderWayAndSuccessesLetItGrow() {
        Outage wide = outage(64);

        wide.unavailable(1, 32, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());

        assertThat(wide.isDown()).isFalse();
        assertThat(wide.admits(15)).isTrue();
        assertThat(wide.admits(16)).isFalse();
        wide.over();
        assertThat(wide.admits(16)).isTrue();
        assertThat(wide.admits(17)).isFalse();
    }

    @Test
    void threeDifferentEventsInARowMeanThatItIsDownTheSameOneDoesNot() {
        Outage wide = outage(64);
        for (int i = 0; i < 5; i++) {
            wide.unavailable(1, 8, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());
        }
        wide.unavailable(2, 8, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());
        assertThat(wide.isDown()).isFalse();

        wide.unavailable(3, 8, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());

        assertThat(wide.isDown()).isTrue();
    }
}
