package io.signalpost.bench.move;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LogFiller;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.ServerProcess;
import org.awaitility.Awaitility;

/**
 * How long a receiver stands still while its log is moved to PostgreSQL, from its stop until it is ready on PostgreSQL, and what
 * it accepts while the log is copied.
 */
public final class Move {

    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final Bench bench;

    public Move(Bench bench) {
        this.bench = bench;
    }

    /** @param events in the log; there is a dead letter and an attempt to every tenth */
    public ObjectNode run(int events) throws Exception {
        try (Postgres postgres = new Postgres(bench.folder().resolve("postgresql"))) {
            return move(events, postgres.create("moved"));
        }
    }

    private ObjectNode move(int events, String to) throws Exception {
        Path own = Files.createDirectories(bench.folder().resolve("receiver"));
        Path file = Files.createDirectories(own.resolve("data")).resolve("event-log.db");
        String from = "jdbc:sqlite:" + file;
        LogFiller.fill(from, events, BodySize.SMALL, List.of("files"));
        LogFiller.index(from);
        fail(from);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("events", events).put("deliveries", events / 10).put("bytes", Files.size(file));
        ServerProcess receiver = receiver(own, from);
        Candidate candidate = Candidate.alone("signalpost-sqlite", receiver);
        candidate.take("warm-up", Load.closed(CONNECTIONS, bench.warmUp()), bench.requests());
        row.put("rateAlone", rate(candidate, "before the move"));

        long begin = System.nanoTime();
        Process copying = moveLog(own, "copying", to);
        await(own, "copying", "copying beside the receiver");
        row.put("rateBeside", rate(candidate, "while it is copied"));
        await(own, "copying", "events behind");
        row.put("copySeconds", seconds(begin));
        copying.destroy();
        copying.waitFor();

        begin = System.nanoTime();
        receiver.stop();
        long stopped = System.nanoTime();
        if (moveLog(own, "finishing", to).waitFor() != 0) {
            throw new IllegalStateException("not moved: " + Files.readString(output(own, "finishing")));
        }
        row.put("finishSeconds", seconds(stopped));
        try (ServerProcess after = receiver(own, to)) {
            row.put("stillSeconds", seconds(begin));
            System.out.println(row);
            return row;
        }
    }

    /** Dead letters, as of a destination that has refused them. */
    private static void fail(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO delivery (destination, seq, partition, state, attempts, error_class, error,"
                    + " first_failed_at, last_failed_at) SELECT 'files', seq, partition, 'dead', 1,"
                    + " 'java.lang.IllegalStateException', 'the business system answered HTTP 400', received_at, received_at"
                    + " FROM event WHERE seq % 10 = 0");
            statement.execute("INSERT INTO attempt (seq, destination, at, number, millis, outcome, error_class, answer)"
                    + " SELECT seq, 'files', last_failed_at, 1, 12, 'dead', error_class, error FROM delivery");
        }
    }

    private ServerProcess receiver(Path own, String log) throws IOException {
        return bench.servers()
                .signalpost(
                        own,
                        Map.of(
                                "destination.database.enabled", "false",
                                "signalpost.event-log.url", log,
                                "signalpost.event-log.max-size", "100GB"))
                .ready();
    }

    private double rate(Candidate candidate, String what) throws IOException {
        return Measured.round(candidate
                .take(what, Load.closed(CONNECTIONS, bench.time()), bench.requests())
                .rate());
    }

    private Process moveLog(Path own, String name, String to) throws IOException {
        return new ProcessBuilder(bench.servers().command("move-log", "--to", to))
                .directory(own.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(own, name).toFile())
                .start();
    }

    private static Path output(Path own, String name) {
        return own.resolve(name + ".log");
    }

    private static void await(Path own, String name, String words) {
        Awaitility.await(words).atMost(PATIENCE).until(() -> Files.readString(output(own, name))
                .contains(words));
    }

    private static double seconds(long begin) {
        return Measured.round((System.nanoTime() - begin) / 1e9);
    }
}
