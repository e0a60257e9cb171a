package io.signalpost.eventlog;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.signalpost.event.VehicleEvent;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.commons.lang3.function.FailableConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two nodes on one PostgreSQL database, and a destination that both may read. */
abstract class TwoNodes {

    /** What either was given, in the order of time. */
    final List<String> delivered = new CopyOnWriteArrayList<>();

    LogDatabase database;
    Node one;
    Node two;

    @BeforeEach
    void startNodes() throws Exception {
        database = LogDatabase.postgresql();
        one = new Node(database, delivered);
        two = new Node(database, delivered);
    }

    @AfterEach
    void stopNodes() throws Exception {
        one.close();
        two.close();
    }

    /** Waits until each reads its half. */
    void awaitShared() {
        await().untilAsserted(() -> assertThat(
                        database.sql().queryForList("SELECT DISTINCT owner FROM destination_partition", String.class))
                .doesNotContainNull()
                .hasSize(2));
    }

    /** Does what nodes do with one that gives no sign of life: with the one that reads the events of the first vehicle. */
    void takeTheReaderForDead() {
        String node = database.sql()
                .queryForObject(
                        "SELECT owner FROM destination_partition WHERE partition = (SELECT partition FROM event WHERE seq = 1)",
                        String.class);
        database.sql().update("DELETE FROM destination_reader WHERE node = ?", node);
        database.sql().update("DELETE FROM node WHERE name = ?", node);
        database.sql().update("UPDATE destination SET shares = shares + 1");
    }

    /** A log with one destination, which keeps the ids it is given. */
    static final class Node {

        final List<String> delivered = new CopyOnWriteArrayList<>();
        final EventLog log;
        final CamelContext camel = new DefaultCamelContext();
        volatile boolean slow;
        volatile boolean delivering;
        volatile FailableConsumer<String, Exception> delivery = id -> delivering = false;

        Node(LogDatabase database, List<String> byAll) throws Exception {
            log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC());
            camel.getRegistry().bind("eventLog", log);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("event-log:shared?startFrom=beginning")
                            .delay()
                            .exchange(exchange -> slow ? 50L : 0L)
                            .process(exchange -> {
                                delivering = true;
                                String id = exchange.getMessage()
                                        .getBody(VehicleEvent.class)
                                        .id();
                                delivery.accept(id);
                                delivered.add(id);
                                byAll.add(id);
                            });
                }
            });
            camel.start();
        }

        void close() throws Exception {
            camel.stop();
            log.close();
        }
    }
}
