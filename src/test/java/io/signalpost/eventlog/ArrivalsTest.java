package io.signalpost.eventlog;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ArrivalsTest {

    @ParameterizedTest(name = "{0} in the last hour, {1} in the last day, log began {2} ago: {3} an hour")
    @CsvSource(textBlock = """
            # hour, day,  recorded, events an hour
            0,      0,    P7D,      0
            10,     240,  P7D,      10
            60,     240,  P7D,      60
            0,      48,   P7D,      2
            6,      6,    PT30M,    12
            6,      12,   PT2H,     6
            1,      1,    PT0S,     12
            1,      1,    PT1M,     12
            """)
    void takesTheBusierOfHourAndDayAsFarAsTheLogGoesBack(
            long lastHour, long lastDay, Duration recorded, double eventsAnHour) {
        assertThat(new Arrivals(lastHour, lastDay, recorded).perSecond() * 3600).isCloseTo(eventsAnHour, within(0.001));
    }
}
