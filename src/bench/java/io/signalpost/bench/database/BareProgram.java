package io.signalpost.bench.database;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.EventTemplate;
import io.signalpost.bench.server.Usage;
import io.signalpost.destination.database.DatabaseRows;
import io.signalpost.event.FutureTimes;
import io.signalpost.event.VehicleEvent;

/**
 * What bounds the destination from above: a thread that does nothing but write the same rows to the same tables, in
 * transactions of as many events. The rows are made before the clock runs; it reads no event log and no JSON, and remembers
 * nothing.
 */
final class BareProgram implements RowsWriter {

    /** Writes the rows of some events in one transaction. */
    interface Tables extends AutoCloseable {

        void write(DatabaseRows.Rows rows) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final int BATCH = 500;
    /** So many have their rows in memory. */
    private static final int PART = 20 * BATCH;

    private final DatabaseRows rows = new DatabaseRows(new FutureTimes(new SimpleMeterRegistry()));
    private final String name;
    private final Tables tables;
    private final Supplier<Usage> server;

    /** @param server what the database's own processes have used */
    BareProgram(String name, Tables tables, Supplier<Usage> server) {
        this.name = name;
        this.tables = tables;
        this.server = server;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void fill(long events) {
        // They are made part by part, when their turn comes.
    }

    @Override
    public Turn take(long events) throws Exception {
        Turn all = new Turn(0, 0, 0);
        while (all.events() < events) {
            all = all.plus(write(batches()));
        }
        return all;
    }

    private List<DatabaseRows.Rows> batches() {
        EventTemplate template = EventTemplate.of(BodySize.TYPICAL);
        long first = EventTemplate.numbers(PART);
        Instant now = Instant.now();
        return LongStream.range(0, PART / BATCH)
                .mapToObj(batch -> LongStream.range(first + batch * BATCH, first + (batch + 1) * BATCH)
                        .mapToObj(number -> new VehicleEvent(
                                EventTemplate.id(number), now, template.event(number, now.toEpochMilli()), number))
                        .toList())
                .map(rows::of)
                .map(BareProgram::withTexts)
                .toList();
    }

    /** Times in the text that both databases take. */
    private static DatabaseRows.Rows withTexts(DatabaseRows.Rows rows) {
        Stream.of(rows.events(), rows.readings(), rows.latest(), rows.vehicles())
                .flatMap(List::stream)
                .forEach(row -> Arrays.setAll(row, i -> row[i] instanceof Instant time ? MILLIS.format(time) : row[i]));
        return rows;
    }

    private Turn write(List<DatabaseRows.Rows> batches) throws SQLException {
        double cpu = cpuSeconds();
        long begin = System.nanoTime();
        for (DatabaseRows.Rows batch : batches) {
            tables.write(batch);
        }
        return new Turn(PART, (System.nanoTime() - begin) / 1e9, cpuSeconds() - cpu);
    }

    private double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9
                + server.get().cpuSeconds();
    }

    @Override
    public void close() throws SQLException {
        tables.close();
    }
}
