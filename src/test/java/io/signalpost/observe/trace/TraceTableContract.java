package io.signalpost.observe.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.LogFixture.SetClock;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The trace of an event is kept beside it, on either database. */
abstract class TraceTableContract {

    private static final Instant START = Instant.parse("2026-03-16T12:00:00Z");
    private static final String ONE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String OTHER = "00-1af7651916cd43dd8448eb211c80319c-c7ad6b7169203331-01";

    private final SetClock clock = new SetClock(START);
    private LogDatabase database;
    private EventLog log;
    private LogTraces traces;

    abstract LogDatabase database();

    @BeforeEach
    void start() throws Exception {
        database = database();
        log = LogFixture.open(LogFixture.properties(database), clock);
        traces = new LogTraces(SdkTracerProvider.builder().build().get("test"), new TraceTable(log.store(), clock));
    }

    @AfterEach
    void stop() {
        log.close();
    }

    private void receive(String id, String traceparent) throws Exception {
        Message message = new DefaultExchange(new DefaultCamelContext()).getMessage();
        message.setHeader("traceparent", traceparent);
        traces.keep(id, message);
        LogFixture.append(log, LogFixture.event(id, clock.instant()));
    }

    private Map<String, String> kept(String... ids) {
        return new TraceTable(log.store(), clock).find(List.of(ids));
    }

    @Test
    void itIsThereAsSoonAsTheEventIsAndTheFirstStays() throws Exception {
        receive("one", ONE);
        assertThat(kept("one", "two")).containsExactly(Map.entry("one", ONE));

        receive("one", OTHER);

        assertThat(kept("one")).containsEntry("one", ONE);
    }

    @Test
    void whatIsNotTracedLeavesNothing() throws Exception {
        receive("unsampled", ONE.replaceFirst("01$", "00"));
        receive("none", null);
        receive("nonsense", "nonsense");

        assertThat(kept("unsampled", "none", "nonsense")).isEmpty();
    }

    @Test
    void itGoesWhenEventsOfItsAgeGo() throws Exception {
        receive("old", ONE);
        clock.set(START.plus(Duration.ofDays(8)));
        receive("young", OTHER);

        log.prune();

        assertThat(kept("old", "young")).containsOnlyKeys("young");
    }

    @Test
    void aLogThatIsAwayLeavesEventsWithoutATrace() throws Exception {
        receive("one", ONE);
        database.sql().execute("DROP TABLE event_trace");

        assertThat(kept("one")).isEmpty();
    }
}
