package io.signalpost.bench.disk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.server.Postgres;

/**
 * How much of the disk an event takes in the event log and in the tables of the {@code database} destination, indexes and all, and
 * how much of PostgreSQL's write-ahead log. What others do meanwhile changes nothing of that.
 */
public final class Disk {

    private static final List<BodySize> SIZES = List.of(BodySize.TYPICAL, BodySize.LARGE);

    private final Bench bench;
    private final Postgres postgres;
    private int databases;

    private Disk(Bench bench, Postgres postgres) {
        this.bench = bench;
        this.postgres = postgres;
    }

    /** A row for each size of an event and each database. */
    public static ObjectNode run(Bench bench) throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = result.putArray("rows");
        try (Postgres postgres = new Postgres(bench.folder().resolve("postgresql"))) {
            result.put("postgresql", postgres.version());
            Disk disk = new Disk(bench, postgres);
            for (BodySize size : SIZES) {
                Path folder = Files.createDirectory(bench.folder().resolve("sqlite-" + size));
                rows.add(row("sqlite", size, Storage.sqlite(folder, "event-log"), Storage.sqlite(folder, "signals")));
                rows.add(row("postgresql", size, disk.postgresql(), disk.postgresql()));
            }
        }
        return result;
    }

    private Storage postgresql() throws Exception {
        return Storage.postgresql(postgres.create("disk_" + ++databases));
    }

    private static ObjectNode row(String database, BodySize size, Storage log, Storage tables) throws Exception {
        Bodies bodies = new Bodies(size);
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("database", database);
        try (LogWriter writer = new LogWriter(log.url())) {
            log.measure(bodies, writer, row.putObject("log"));
        }
        try (TablesWriter writer = new TablesWriter(database, tables.url())) {
            tables.measure(bodies, writer, row.putObject("tables"));
        }
        row.put("bytes", bodies.bytes()).put("signals", bodies.signals());
        System.out.printf("disk, %s, %,d bytes: %s, %s%n", database, bodies.bytes(), row.get("log"), row.get("tables"));
        return row;
    }
}
