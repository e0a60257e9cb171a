package io.signalpost.bench.compression;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.EventTemplate;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.SimulatedBodies;
import org.springframework.util.FileSystemUtils;

/**
 * How much of the disk an event takes, with its row and all indexes, of bodies that no dictionary was trained with.
 * {@code docs/decisions/0012-compressed-bodies.md} has the command.
 */
public final class BytesOnDisk {

    private static final int BYTES = 35_000_000; // of bodies of each size
    private static final int UNDER_WAY = 900;

    private BytesOnDisk() {}

    public static void main(String[] none) throws Exception {
        System.out.println("database    bytes  compression  on disk");
        for (BodySize size : List.of(BodySize.TYPICAL, BodySize.LARGE)) {
            for (String compression : List.of("none", "zstd")) {
                Path folder = Files.createTempDirectory("bytes-on-disk");
                LogDatabase sqlite = LogDatabase.sqlite(folder);
                fill(sqlite, size, compression);
                print("SQLite", size, compression, Files.size(folder.resolve("event-log.db")));
                FileSystemUtils.deleteRecursively(folder);

                LogDatabase postgresql = LogDatabase.postgresql();
                fill(postgresql, size, compression);
                String bytes = "SELECT pg_total_relation_size('event')";
                print("PostgreSQL", size, compression, postgresql.sql().queryForObject(bytes, Long.class));
            }
        }
        System.exit(0); // the server would go on
    }

    private static int events(BodySize size) {
        return BYTES / size.bytes();
    }

    private static void print(String database, BodySize size, String compression, long bytes) {
        System.out.printf("%-10s  %5d  %-11s  %7d%n", database, size.bytes(), compression, bytes / events(size));
    }

    private static void fill(LogDatabase database, BodySize size, String compression) throws Exception {
        Iterator<byte[]> bodies = new SimulatedBodies(CompressionFigures.SEED, CompressionFigures.FROM)
                .ofLength(size.bytes())
                .iterator();
        Queue<CompletableFuture<Appended>> appends = new ArrayDeque<>();
        var properties = LogFixture.properties(database, "compression=" + compression);
        try (EventLog log = LogFixture.open(properties, Clock.systemUTC())) {
            if (compression.equals("none") && !database.url().contains("sqlite")) { // as it was before
                database.sql().execute("ALTER TABLE event ALTER COLUMN body SET STORAGE EXTENDED");
            }
            for (int i = 0; i < events(size); i++) {
                appends.add(log.append(event(i, bodies.next())));
                if (appends.size() > UNDER_WAY) {
                    appends.remove().join();
                }
            }
            appends.forEach(CompletableFuture::join);
        }
    }

    private static NewEvent event(int number, byte[] body) {
        String vehicle = new UUID(1, number % EventTemplate.VEHICLES).toString();
        return new NewEvent(
                UUID.randomUUID().toString(), "VEHICLE_STATE", vehicle, "LIVE", Instant.now(), "default", body);
    }
}
