package io.signalpost.bench.accept;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Servers;

/** The servers that are compared, all running, and the PostgreSQL of those that need one. */
public final class Lineup implements AutoCloseable {

    static final String LIMIT = "limit";
    static final String PLAIN = "plain-postgresql";

    /** All there are. */
    public static final List<String> SERVERS =
            List.of(LIMIT, "no-log", "signalpost-sqlite", "signalpost-postgresql", PLAIN);

    private final Servers servers;
    private final Path folder;
    private final List<Candidate> candidates = new ArrayList<>();
    private Postgres postgres;

    private Lineup(Servers servers, Path folder) {
        this.servers = servers;
        this.folder = folder;
    }

    static Lineup start(Servers servers, Path folder, List<String> names) throws Exception {
        Lineup lineup = new Lineup(servers, folder);
        try {
            for (String name : names) {
                lineup.start(name);
            }
            return lineup;
        } catch (Exception e) {
            lineup.close();
            throw e;
        }
    }

    private void start(String name) throws IOException, SQLException {
        Path own = folder.resolve(name);
        switch (name) {
            case LIMIT -> add(name, servers.limit(own));
            case "no-log" -> add(name, servers.withoutLog(own));
            case "signalpost-sqlite" -> add(name, signalpost(own, Map.of()));
            case "signalpost-postgresql" ->
                addWithPostgres(name, signalpost(own, Map.of("signalpost.event-log.url", database("signalpost"))));
            case PLAIN -> addWithPostgres(name, servers.plain(own, database("plain")));
            default -> throw new IllegalArgumentException("no server is called " + name);
        }
    }

    /** Without destinations: what they cost is measured elsewhere. */
    private ServerProcess signalpost(Path own, Map<String, String> log) throws IOException {
        Map<String, String> settings = new HashMap<>(log);
        settings.put("destination.database.enabled", "false");
        return servers.signalpost(own, settings);
    }

    private String database(String name) throws IOException, SQLException {
        if (postgres == null) {
            postgres = new Postgres(folder.resolve("postgresql"));
        }
        return postgres.create(name);
    }

    private void add(String name, ServerProcess server) {
        candidates.add(Candidate.alone(name, server));
        server.ready();
    }

    private void addWithPostgres(String name, ServerProcess server) {
        candidates.add(Candidate.with(postgres, name, server));
        server.ready();
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** Version of the PostgreSQL server, or "none". */
    String postgresql() throws SQLException {
        return postgres == null ? "none" : postgres.version();
    }

    @Override
    public void close() throws IOException {
        candidates.forEach(candidate -> candidate.server().close());
        if (postgres != null) {
            postgres.close();
        }
    }
}
