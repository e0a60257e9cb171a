package io.signalpost.bench.accept;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Servers;

/** The servers that are compared, all running, and the PostgreSQL of those that need one. */
public final class Lineup implements AutoCloseable {

    static final String LIMIT = "limit";
    static final String PLAIN = "plain-postgresql";

    private static final String OURS = "signalpost-";
    private static final String BEFORE = "before-";

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

    /** @param before an earlier build, of which there is one beside each of ours */
    static Lineup start(Servers servers, Optional<Servers> before, Path folder, List<String> names) throws Exception {
        Lineup lineup = new Lineup(servers, folder);
        try {
            for (String name : names) {
                lineup.start(name, servers);
                if (before.isPresent() && name.startsWith(OURS)) {
                    lineup.start(name.replace(OURS, BEFORE), before.get());
                }
            }
            return lineup;
        } catch (Exception e) {
            lineup.close();
            throw e;
        }
    }

    private void start(String name, Servers servers) throws IOException, SQLException {
        Path own = folder.resolve(name);
        switch (name) {
            case LIMIT -> add(name, servers.limit(own));
            case "no-log" -> add(name, servers.withoutLog(own));
            case OURS + "sqlite", BEFORE + "sqlite" -> add(name, signalpost(servers, own, Map.of()));
            case OURS + "postgresql", BEFORE + "postgresql" -> {
                String url = database(name.replace('-', '_'));
                addWithPostgres(name, signalpost(servers, own, Map.of("signalpost.event-log.url", url)));
            }
            case PLAIN -> addWithPostgres(name, servers.plain(own, database("plain")));
            default -> throw new IllegalArgumentException("no server is called " + name);
        }
    }

    /** Without destinations: what they cost is measured elsewhere. */
    private static ServerProcess signalpost(Servers servers, Path own, Map<String, String> log) throws IOException {
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
