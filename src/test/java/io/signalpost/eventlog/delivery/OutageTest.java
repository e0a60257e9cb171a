package io.signalpost.eventlog.delivery;

import java.net.ConnectException;
import java.time.Duration;

import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTest {

    private static final long MINUTE = 60_000;

    private final Outage outage =
            new Outage("http", new RetryPolicy(10, MINUTE, 2, 60 * MINUTE, FailureTable.parse(null)), 1);

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
    void waitsForItsOwnDelayWhenTheDestinationAsksForNone() {
        outage.unavailable(1, 1, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());

        assertThat(outage.untilNext()).isGreaterThan(0).isLessThan(2 * MINUTE);
    }

    @Test
    void oneRefusalAmongManyHalvesWhatIsUnderWayAndSuccessesLetItGrow() {
        Outage wide = new Outage("http", new RetryPolicy(10, MINUTE, 2, 60 * MINUTE, FailureTable.parse(null)), 64);

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
        Outage wide = new Outage("http", new RetryPolicy(10, MINUTE, 2, 60 * MINUTE, FailureTable.parse(null)), 64);
        for (int i = 0; i < 5; i++) {
            wide.unavailable(1, 8, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());
        }
        wide.unavailable(2, 8, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());
        assertThat(wide.isDown()).isFalse();

        wide.unavailable(3, 8, Failure.of(FailureKind.UNAVAILABLE), new ConnectException());

        assertThat(wide.isDown()).isTrue();
    }
}
