package io.signalpost.eventlog.outage;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ArrivalsTest {

    @ParameterizedTest(name = "{0} in the last hour, {1} in the last day, log began {2} ago, {3} live: {4} an hour")
    @CsvSource(textBlock = """
            # hour, day,  recorded, live, events an hour
            0,      0,    P7D,       1, 0
            10,     240,  P7D,       1, 10
            60,     240,  P7D,       1, 60
            0,      48,   P7D,       1, 2
            6,      6,    PT30M,     1, 12
            6,      12,   PT2H,      1, 6
            1,      1,    PT0S,      1, 12
            1,      1,    PT1M,      1, 12
            10,     240,  P7D,       0.5, 5
            """)
    void takesTheBusierOfHourAndDayAsFarAsTheLogGoesBack(
            long lastHour, long lastDay, Duration recorded, double live, double eventsAnHour) {
        assertThat(new Arrivals(lastHour, lastDay, recorded, live).perSecond() * 3600)
                .isCloseTo(eventsAnHour, within(0.001));
    }
}
