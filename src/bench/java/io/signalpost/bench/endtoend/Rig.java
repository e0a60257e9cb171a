package io.signalpost.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.Recipient;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Servers;
import io.signalpost.bench.server.SqsQueue;
import org.flywaydb.core.Flyway;

/** Starts servers with destinations of one's choice, each in a folder of its own, and what these write to. */
final class Rig implements AutoCloseable {

    /** The kinds of event log. */
    static final List<String> LOGS = List.of("sqlite", "postgresql");

    private static final String CLOSED_PORT = "http://localhost:1/";

    private final Servers servers;
    private final Path folder;
    private final Postgres postgres;
    private final SqsQueue queue;
    private int databases;

    Rig(Bench bench) throws IOException {
        this.servers = bench.servers();
        this.folder = bench.folder();
        this.postgres = new Postgres(folder.resolve("postgresql"));
        this.queue = new SqsQueue(servers, folder.resolve("sqs"));
    }

    SqsQueue queue() {
        return queue;
    }

    /** URL of a new, empty log, which is in that folder if it is a file. */
    String log(String kind, String name) throws IOException, SQLException {
        return kind.equals("sqlite") ? sqlite(name, "event-log.db") : database();
    }

    /** URL of a new, empty SQLite file. */
    String sqlite(String name, String file) throws IOException {
        return "jdbc:sqlite:" + Files.createDirectories(folder.resolve(name)).resolve(file);
    }

    /** URL of a new, empty PostgreSQL database. */
    String database() throws SQLException {
        return postgres.create("benchmark_" + ++databases);
    }

    /**
     * A server that is ready.
     *
     * @param destinations of {@code database} (SQLite unless the settings say otherwise), {@code database-postgresql},
     *                     {@code sqs}, {@code noop-1} and so on, {@code slow}, and {@code http}, whose business system is
     *                     dead
     * @param settings     as in {@code application.properties}
     */
    Candidate start(String name, String logUrl, List<String> destinations, Map<String, String> settings)
            throws IOException, SQLException {
        return start(servers, name, logUrl, destinations, settings);
    }

    /** The same of another build, which has its own shipped routes and the benchmark's. */
    Candidate start(
            Servers servers, String name, String logUrl, List<String> destinations, Map<String, String> settings)
            throws IOException, SQLException {
        Path own = folder.resolve(name);
        Path routes = Files.createDirectories(own.resolve("routes"));
        servers.copyPackagedRoutes(routes);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("signalpost.event-log.url", logUrl);
        all.put("signalpost.event-log.max-size", "100GB");
        all.put("destination.database.enabled", "false");
        for (String destination : destinations) {
            all.putAll(add(destination, routes));
        }
        all.putAll(settings);
        ServerProcess server = servers.signalpost(own, all).ready();
        boolean writesToPostgres = all.values().stream().anyMatch(value -> value.startsWith("jdbc:postgresql:"));
        return writesToPostgres ? Candidate.with(postgres, name, server) : Candidate.alone(name, server);
    }

    /** The benchmark's own route of a destination, if it has one. */
    private Path route(String destination) {
        return servers.route(kind(destination));
    }

    private static String kind(String destination) {
        return destination.replaceAll("-\\d+$", "");
    }

    /** Puts its route there, if it is one of the benchmark's own; returns the settings it needs. */
    private Map<String, String> add(String destination, Path routes) throws IOException, SQLException {
        Path own = route(destination);
        if (Files.exists(own)) {
            String route = Files.readString(own).replaceAll("(?m)\\b" + kind(destination) + "$", destination);
            Files.writeString(routes.resolve(destination + ".camel.yaml"), route);
        }
        return switch (destination) {
            case "database" -> Map.of("destination.database.enabled", "true");
            case "database-postgresql" -> Map.of("benchmark.database.url", withTables(database()));
            case "sqs" -> queue.settings();
            case "http" -> Recipient.businessSystem(CLOSED_PORT);
            default -> Map.of();
        };
    }

    /** The tables, and the driver's settings, that the shipped destination gives itself. */
    private static String withTables(String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:database/migration/postgresql")
                .load()
                .migrate();
        return url + "&stringtype=unspecified";
    }

    @Override
    public void close() throws IOException {
        queue.close();
        postgres.close();
    }
}
