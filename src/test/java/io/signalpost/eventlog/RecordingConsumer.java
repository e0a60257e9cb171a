package io.signalpost.eventlog;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.ledger.DestinationStatus;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

/** A destination that keeps what it is given and fails when told to, whatever database the log is kept in. */
abstract class RecordingConsumer extends OnAnyDatabase {

    static final String QUICK = "retryDelay=20&maxRetryDelay=50";

    final List<String> delivered = new CopyOnWriteArrayList<>();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final Set<String> failing = ConcurrentHashMap.newKeySet();
    volatile Exception outage;
    volatile Exception failure = new IllegalStateException("refused by the test");
    EventLog log;
    CamelContext camel;

    @BeforeEach
    void openLog() throws Exception {
        log = open(properties(database), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        if (camel != null) {
            camel.stop();
        }
        log.close();
    }

    void append(int count) throws Exception {
        for (String id : ids(count)) {
            LogFixture.append(log, event(id));
        }
    }

    static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "event-" + i).toList();
    }

    void read(String name, String options, Processor processor) throws Exception {
        camel = context();
        camel.addRoutes(route(name, options, processor));
        camel.start();
    }

    CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("eventLog", log);
        return context;
    }

    static RouteBuilder route(String name, String options, Processor processor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("event-log:" + name + "?" + options).routeId(name).process(processor);
            }
        };
    }

    /** Keeps what it is given, fails when told to. */
    void record(Exchange exchange) throws Exception {
        Object body = exchange.getMessage().getBody();
        List<?> events = body instanceof List<?> list ? list : List.of(body);
        if (outage != null) {
            throw outage;
        }
        List<String> ids = new ArrayList<>();
        for (Object event : events) {
            ids.add(((VehicleEvent) event).id());
        }
        if (ids.stream().anyMatch(failing::contains)) {
            throw failure;
        }
        batches.add(ids.size());
        delivered.addAll(ids);
    }

    void assertLedger(String name, long delivered, long filtered, long retrying, long dead) {
        DestinationStatus status = status(log, name);
        assertThat(status.delivered()).as("delivered").isEqualTo(delivered);
        assertThat(status.filtered()).as("filtered").isEqualTo(filtered);
        assertThat(status.retrying()).as("retrying").isEqualTo(retrying);
        assertThat(status.dead()).as("dead").isEqualTo(dead);
        assertThat(status.passed() + status.replayed())
                .as("passed")
                .isEqualTo(
                        delivered + filtered + retrying + status.held() + dead + status.discarded() + status.pruned());
    }
}
