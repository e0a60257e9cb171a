package io.signalpost.observe.loss;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Two nodes on one PostgreSQL database, of which one has a clock that is ten minutes ahead. */
@ExtendWith(OutputCaptureExtension.class)
class ClockSkewTest {

    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final Clock RIGHT = Clock.systemUTC();
    private static final Clock AHEAD = Clock.offset(RIGHT, Duration.ofMinutes(10));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private EventLog right;
    private EventLog ahead;
    private LossWatch rightWatch;
    private LossWatch aheadWatch;

    @BeforeEach
    void open() throws Exception {
        LogDatabase database = LogDatabase.postgresql();
        right = LogFixture.open(LogFixture.properties(database), RIGHT);
        ahead = LogFixture.open(LogFixture.properties(database), AHEAD);
        rightWatch = new LossWatch(right.heartbeat(), new LossMetrics(new SimpleMeterRegistry()), RIGHT, TOLERATED);
        aheadWatch = new LossWatch(ahead.heartbeat(), new LossMetrics(meters), AHEAD, TOLERATED);
    }

    @AfterEach
    void close() throws Exception {
        right.close();
        ahead.close();
    }

    @Test
    void makesNoOutageAndLeavesTheHeartbeatInThePresent() throws Exception {
        rightWatch.beat();
        aheadWatch.beat();
        rightWatch.beat();

        assertThat(rightWatch.report().outages()).isEmpty();
        assertThat(aheadWatch.report().outages()).isEmpty();
        assertThat(right.heartbeat().beat(RIGHT.instant(), TOLERATED).keptAt())
                .isCloseTo(Instant.now(), within(TOLERATED));
    }

    @Test
    void isToldOnceByTheNodeThatHasItInHealthAndAsAMetric(CapturedOutput output) {
        rightWatch.beat();
        aheadWatch.beat();
        aheadWatch.beat();

        assertThat(health(aheadWatch, AHEAD).getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat((Duration) health(aheadWatch, AHEAD).getDetails().get("clockAhead"))
                .isCloseTo(Duration.ofMinutes(10), TOLERATED);
        assertThat(meters.get("signalpost.clock.skew").timeGauge().value(TimeUnit.SECONDS))
                .isCloseTo(600, within(30.0));
        assertThat(StringUtils.countOccurrencesOf(
                        output.toString(), "clock and that of the event log's database differ"))
                .isEqualTo(1);

        assertThat(health(rightWatch, RIGHT).getStatus()).isEqualTo(Status.UP);
        assertThat(health(rightWatch, RIGHT).getDetails()).doesNotContainKey("clockAhead");
    }

    private static Health health(LossWatch watch, Clock clock) {
        return new LossHealthIndicator(watch, clock).health();
    }
}
