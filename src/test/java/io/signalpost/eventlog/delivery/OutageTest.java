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
            new Outage("http", new RetryPolicy(10, MINUTE, 2, 60 * MINUTE, FailureTable.parse(null)));

    @ParameterizedTest
    @CsvSource({
        "PT30M,     29, 30", // what the destination asks for
        "PT10S,      0,  2", // never less than the route's own delay
        "PT-5M,      0,  2",
        "P10000000D, 59, 60" // never more than the route's longest
    })
    void waitsForAsLongAsTheDestinationAsksWithinTheRoutesBounds(Duration asked, long above, long atMost) {
        DestinationUnavailableException busy = new DestinationUnavailableException("busy", asked);

        outage.down(busy.failure(), busy);

        assertThat(outage.isDown()).isTrue();
        assertThat(outage.untilProbe()).isGreaterThan(above * MINUTE).isLessThanOrEqualTo(atMost * MINUTE);
    }

    @Test
    void waitsForItsOwnDelayWhenTheDestinationAsksForNone() {
        outage.down(Failure.of(FailureKind.UNAVAILABLE), new ConnectException());

        assertThat(outage.untilProbe()).isGreaterThan(0).isLessThan(2 * MINUTE);
    }
}
