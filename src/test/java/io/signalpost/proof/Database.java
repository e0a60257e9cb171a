package io.signalpost.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.signalpost.testing.PostgresqlServer;

/** The {@code database} destination's PostgreSQL. Its rows are keyed by event, so that a repeated one cannot be seen. */
final class Database implements FarSide {

    private final PostgresqlServer server;

    Database(Path folder) throws Exception {
        server = PostgresqlServer.start(folder);
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("destination.database.url", server.url());
    }

    @Override
    public boolean wants(Event event) {
        return event.kind() != Event.Kind.TEST;
    }

    @Override
    public boolean refuses(Event event) {
        return false;
    }

    @Override
    public Collection<String> arrived() {
        return server.query().queryForList("SELECT event_id FROM vehicle_event", String.class);
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                new Fault("database stopped", Duration.ofSeconds(6), server::stop, server::start),
                new Fault("database frozen", Duration.ofSeconds(6), server::freeze, server::thaw),
                new Fault("database read-only", Duration.ofSeconds(6), server::refuseWrites, server::takeWrites));
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
