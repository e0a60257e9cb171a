package io.signalpost.bench.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Servers;
import io.signalpost.bench.server.Usage;
import org.flywaydb.core.Flyway;

/**
 * How quickly the destination {@code database} works through a backlog, in turns with an earlier build and with a bare program
 * that writes the same rows: each writes all of it, a part in each turn.
 */
public final class DatabaseBacklog {

    private static final List<String> DATABASES = List.of("sqlite", "postgresql");

    private final Bench bench;
    private final Postgres postgres;
    private int databases;

    private DatabaseBacklog(Bench bench, Postgres postgres) {
        this.bench = bench;
        this.postgres = postgres;
    }

    /** A row for each contestant. @param backlog events */
    public static ObjectNode run(Bench bench, int backlog) throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = result.putArray("rows");
        try (Postgres postgres = new Postgres(bench.folder().resolve("postgresql"))) {
            result.put("postgresql", postgres.version());
            DatabaseBacklog suite = new DatabaseBacklog(bench, postgres);
            for (String database : DATABASES) {
                suite.run(database, backlog).forEach(row -> rows.add(row.put("database", database)));
            }
        }
        return result;
    }

    private List<ObjectNode> run(String database, int backlog) throws Exception {
        List<RowsWriter> contestants = new ArrayList<>();
        try {
            contestants.add(receiver("signalpost", bench.servers(), database));
            if (bench.before().isPresent()) {
                contestants.add(receiver("before", bench.before().get(), database));
            }
            contestants.add(bare(database));
            return measure(database, contestants, backlog);
        } finally {
            for (RowsWriter contestant : contestants) {
                contestant.close();
            }
        }
    }

    private RowsWriter receiver(String name, Servers servers, String database) throws Exception {
        Path folder = bench.folder().resolve(database + "-" + name);
        Map<String, String> settings =
                Map.of("destination.database.url", url(database, folder), "signalpost.event-log.max-size", "100GB");
        ServerProcess server = servers.signalpost(folder, settings).ready();
        return new Receiver(
                bench,
                database.equals("sqlite") ? Candidate.alone(name, server) : Candidate.with(postgres, name, server));
    }

    private RowsWriter bare(String database) throws Exception {
        String url = url(database, bench.folder().resolve(database + "-bare"));
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:database/migration/" + database)
                .load()
                .migrate();
        return database.equals("sqlite")
                ? new BareProgram("bare JDBC", new BareJdbc(url), DatabaseBacklog::nothing)
                : new BareProgram("bare COPY", new BareCopy(url), postgres::usage);
    }

    private String url(String database, Path folder) throws Exception {
        return database.equals("sqlite")
                ? "jdbc:sqlite:"
                        + Files.createDirectories(folder).resolve("signals.db").toAbsolutePath()
                : create();
    }

    private static Usage nothing() {
        return new Usage(0, 0, 0);
    }

    private String create() throws SQLException {
        return postgres.create("signals_" + ++databases);
    }

    private List<ObjectNode> measure(String database, List<RowsWriter> contestants, int backlog) throws Exception {
        long part = Math.max(1, backlog / bench.rounds());
        Map<RowsWriter, List<Turn>> turns = new LinkedHashMap<>();
        for (RowsWriter contestant : contestants) {
            contestant.fill((bench.rounds() + 1) * part);
            contestant.take(part / 10); // for its compiler
            turns.put(contestant, new ArrayList<>());
        }
        for (int round = 1; round <= bench.rounds(); round++) {
            for (RowsWriter contestant : contestants) {
                Turn turn = contestant.take(part);
                turns.get(contestant).add(turn);
                System.out.printf(
                        Locale.ROOT,
                        "%-26s %-26s %,7.0f/s  CPU %.0f µs%n",
                        "database, round %d of %d".formatted(round, bench.rounds()),
                        database + ": " + contestant.name(),
                        turn.rate(),
                        turn.cpu());
            }
        }
        return contestants.stream().map(contestant -> row(contestant, turns)).toList();
    }

    private static ObjectNode row(RowsWriter contestant, Map<RowsWriter, List<Turn>> all) {
        List<Turn> turns = all.get(contestant);
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("contestant", contestant.name());
        row.put("events", turns.stream().mapToLong(Turn::events).sum());
        row.put("rate", Measured.round(Measured.median(turns.stream().map(Turn::rate))));
        ArrayNode rates = row.putArray("rates");
        turns.forEach(turn -> rates.add(Measured.round(turn.rate())));
        row.put("cpu", Measured.round(Measured.median(turns.stream().map(Turn::cpu))));
        ObjectNode ratios = row.putObject("ratios");
        ObjectNode cpuRatios = row.putObject("cpuRatios");
        all.forEach((other, others) -> {
            ratios.put(
                    other.name(),
                    median(
                            turns.size(),
                            i -> turns.get(i).rate() / others.get(i).rate()));
            cpuRatios.put(
                    other.name(),
                    median(turns.size(), i -> turns.get(i).cpu() / others.get(i).cpu()));
        });
        return row;
    }

    private static double median(int turns, IntToDoubleFunction ratio) {
        return Measured.round(Measured.median(IntStream.range(0, turns).mapToObj(ratio::applyAsDouble)));
    }
}
