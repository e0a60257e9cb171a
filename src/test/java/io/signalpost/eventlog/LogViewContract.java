package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.store.LogView;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A log is looked into while a receiver has it open, and nothing in it is changed by that. */
abstract class LogViewContract extends OnAnyDatabase {

    private static final List<String> TABLES =
            List.of("node", "destination", "destination_partition", "delivery", "heartbeat");

    @Test
    void readsWhatALiveLogHas() throws Exception {
        try (EventLog log = open()) {
            LogFixture.append(log, LogFixture.event("1"));
            LogFixture.append(log, LogFixture.event("2"));

            assertThat(read(null)).containsExactly("1 default", "2 default");

            LogFixture.append(log, LogFixture.event("3"));

            assertThat(read(null)).containsExactly("1 default", "2 default", "3 default");
        }
    }

    @Test
    void readsALogThatNobodyHasOpen() throws Exception {
        try (EventLog log = open()) {
            LogFixture.append(log, LogFixture.event("1"));
        }

        assertThat(read(null)).containsExactly("1 default");
    }

    @Test
    void readsMoreThanAPage() throws Exception {
        try (EventLog log = open()) {
            for (int i = 0; i < 600; i++) {
                log.append(LogFixture.event("e" + i));
            }
            LogFixture.append(log, LogFixture.event("last"));

            assertThat(read(null)).hasSize(601).startsWith("e0 default").endsWith("last default");
        }
    }

    @Test
    void beginsWhereItIsToldTo() throws Exception {
        Instant now = Instant.now();
        try (EventLog log = open()) {
            LogFixture.append(log, LogFixture.event("old", now.minusSeconds(7200)));
            LogFixture.append(log, LogFixture.event("new", now.minusSeconds(60)));

            assertThat(read(now.minusSeconds(3600))).containsExactly("new default");
        }
    }

    @Test
    void stopsWhenItIsToldTo() throws Exception {
        try (EventLog log = open();
                LogView view = new LogView(LogFixture.properties(database))) {
            LogFixture.append(log, LogFixture.event("1"));
            LogFixture.append(log, LogFixture.event("2"));
            List<String> read = new ArrayList<>();

            view.read(null, (entry, token) -> {
                read.add(entry.event().id());
                return false;
            });

            assertThat(read).containsExactly("1");
        }
    }

    @Test
    void writesNothing() throws Exception {
        try (EventLog log = open()) {
            log.destinations().attach("mine", Instant.EPOCH, "").close();
            LogFixture.append(log, LogFixture.event("1"));
            List<List<Map<String, Object>>> before = rows();

            read(null);

            assertThat(rows()).isEqualTo(before);
            assertThat(LogFixture.append(log, LogFixture.event("2"))).hasToString("NEW");
        }
    }

    private List<List<Map<String, Object>>> rows() {
        return TABLES.stream()
                .map(table -> database.sql().queryForList("SELECT * FROM " + table))
                .toList();
    }

    EventLog open() throws Exception {
        return LogFixture.open(LogFixture.properties(database), Clock.systemUTC());
    }

    List<String> read(Instant from) {
        List<String> read = new ArrayList<>();
        try (LogView view = new LogView(LogFixture.properties(database))) {
            view.read(from, (entry, token) -> read.add(entry.event().id() + " " + token));
        }
        return read;
    }
}
