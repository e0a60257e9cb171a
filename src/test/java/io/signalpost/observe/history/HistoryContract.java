package io.signalpost.observe.history;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What came in and went out by and by, on either database; the nodes share one log. */
abstract class HistoryContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of one log; one of them where it cannot be shared. */
    abstract List<RunningApp> nodes();

    abstract JdbcTemplate sql();

    @Test
    void eventsAreCountedOnceHoweverManyNodesNoteThem() throws EventLogUnavailableException {
        long before = history("1h").at("/received/total").asLong();
        for (RunningApp node : nodes()) {
            node.post(Examples.withId("vehicle-error.json", "counted-" + node.port()));
            node.post(Examples.withId("vehicle-error.json", "counted-" + node.port()));
        }
        await().until(() -> delivered(history("1h")) >= before + nodes().size());
        for (RunningApp node : nodes()) {
            node.bean(History.class).record();
        }

        JsonNode history = history("1h");
        assertThat(history.at("/received/total").asLong()).isEqualTo(before + nodes().size());
        assertThat(history.at("/answers/requests").asLong()).isPositive();
        assertThat(history.at("/answers/limitMillis").asLong()).isEqualTo(15_000);
    }

    @Test
    void whatWasNotNotedIsNoNought() throws EventLogUnavailableException {
        Instant hourAgo = Instant.now().minus(Duration.ofMinutes(50));
        enter("gone", new Sample("gone", hourAgo, 0, 10, 1), new Sample("gone", hourAgo.plusSeconds(1500), 0, 30, 4));

        JsonNode gone = destination(history("1h"), "gone");

        assertThat(gone.path("points")).hasSize(1);
        assertThat(gone.at("/points/0/seconds").asDouble()).isEqualTo(1500);
        assertThat(gone.path("delivered").asLong()).isEqualTo(20);
        assertThat(gone.path("failed").asLong()).isEqualTo(3);
        enter("once", new Sample("once", hourAgo, 0, 10, 1));
        assertThat(destination(history("1h"), "once").has("delivered")).isFalse();
    }

    @Test
    void whatIsYoungerThanAStepIsCountedFromItsBeginning() throws EventLogUnavailableException {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
        enter(
                "young",
                new Sample("young", hour.plusSeconds(7 * 60), 0, 10, 0),
                new Sample("young", hour.plusSeconds(8 * 60), 0, 12, 0),
                new Sample("young", hour.plusSeconds(20 * 60), 0, 30, 0),
                new Sample("young", hour.plusSeconds(60 * 60), 0, 50, 0));

        for (String range : List.of("24h", "7d")) {
            JsonNode young = destination(history(range), "young");
            assertThat(young.path("since").asText())
                    .isEqualTo(hour.plusSeconds(7 * 60).toString());
            assertThat(young.path("delivered").asLong()).isEqualTo(40);
        }
        assertThat(destination(history("24h"), "young").path("points")).hasSize(2);
    }

    @Test
    void aDestinationThatWasRewoundHasNoNegativeCount() throws EventLogUnavailableException {
        Instant start = Instant.now().minus(Duration.ofMinutes(30));
        enter(
                "rewound",
                new Sample("rewound", start, 0, 100, 0),
                new Sample("rewound", start.plusSeconds(60), 0, 20, 0),
                new Sample("rewound", start.plusSeconds(120), 0, 50, 0));

        assertThat(destination(history("1h"), "rewound").path("delivered").asLong())
                .isEqualTo(30);
    }

    @Test
    void aWeekIsKeptInAFewHundredRows() throws EventLogUnavailableException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        List<Sample> samples = new ArrayList<>();
        for (int minute = 0; minute < 10 * 24 * 60; minute++) {
            samples.add(new Sample("full", now.minus(Duration.ofMinutes(minute)), 0, 100_000 - minute, 0));
        }
        enter("full", samples.toArray(Sample[]::new));
        nodes().get(0).bean(History.class).record();

        assertThat(sql().queryForObject("SELECT count(*) FROM history WHERE destination = 'full'", Long.class))
                .isBetween(300L, 500L);
        assertThat(destination(history("24h"), "full").path("delivered").asLong())
                .as("what is left out leaves the sum as it is")
                .isBetween(1350L, 1440L);
        assertThat(destination(history("7d"), "full").path("points").size()).isBetween(160, 168);
    }

    private void enter(String destination, Sample... samples) throws EventLogUnavailableException {
        nodes().get(0).bean(EventLog.class).store().write(statements -> {
            statements.update("DELETE FROM history WHERE destination = ?", destination);
            HistoryTable.enter(statements, List.of(samples));
            return null;
        });
    }

    private JsonNode history(String range) {
        RunningApp node = nodes().get(0);
        String body = RunningApp.send(HttpRequest.newBuilder(node.management("/observe/history?range=" + range))
                        .build())
                .body();
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private static JsonNode destination(JsonNode history, String name) {
        for (JsonNode destination : history.path("destinations")) {
            if (destination.path("name").asText().equals(name)) {
                return destination;
            }
        }
        throw new AssertionError(name + " is not in " + history);
    }

    private static long delivered(JsonNode history) {
        return destination(history, "database").path("delivered").asLong();
    }
}
