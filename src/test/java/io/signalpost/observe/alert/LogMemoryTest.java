package io.signalpost.observe.alert;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogMemoryTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final Told DOWN = new Told(Means.MAIL, AlertKind.DESTINATION_DOWN, "http", NOON, NOON);
    private static final Told DEAD = new Told(Means.MAIL, AlertKind.DEAD_LETTERS, "http", NOON, NOON);

    @TempDir
    Path folder;

    @Test
    void whatCannotBeWrittenIsKnownAndWrittenWhenItCanBe() throws Exception {
        Instant later = NOON.plusSeconds(60);
        Told again = new Told(DEAD.means(), DEAD.kind(), DEAD.subject(), later, later);
        LogDatabase database = LogDatabase.sqlite(folder);
        try (EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC())) {
            LogMemory memory = new LogMemory(log.store());
            memory.remember(DEAD);
            database.sql()
                    .execute("CREATE TRIGGER no_room BEFORE INSERT ON alert BEGIN SELECT RAISE(ABORT, 'no room'); END");

            memory.remember(DOWN);
            memory.forget(DEAD.means(), DEAD.key());
            assertThat(memory.all()).containsExactly(DOWN);
            memory.remember(again);
            assertThat(memory.all()).containsExactlyInAnyOrder(DOWN, again);
            assertThat(new LogMemory(log.store()).all()).containsExactly(DEAD);

            database.sql().execute("DROP TRIGGER no_room");
            assertThat(memory.all()).containsExactlyInAnyOrder(DOWN, again);
            assertThat(new LogMemory(log.store()).all()).containsExactlyInAnyOrder(DOWN, again);
            memory.forget(DEAD.means(), DEAD.key());
            assertThat(new LogMemory(log.store()).all()).containsExactly(DOWN);
        }
    }
}
