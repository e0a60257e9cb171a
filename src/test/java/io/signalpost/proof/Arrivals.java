package io.signalpost.proof;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.signalpost.testing.SqliteFile;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table that one of the proof's own routes fills, {@code slow} or {@code poisoned}; one row per arrival. */
final class Arrivals implements FarSide {

    private final String name;
    private final Path file;
    private final JdbcTemplate table;

    Arrivals(String name, Path folder) {
        this.name = name;
        this.file = folder.resolve(name + ".db").toAbsolutePath();
        this.table = SqliteFile.query(file);
        table.execute("CREATE TABLE arrival (event_id TEXT)");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("proof." + name + ".url", "jdbc:sqlite:" + file + "?synchronous=OFF");
    }

    @Override
    public boolean wants(Event event) {
        return event.kind() != Event.Kind.TEST;
    }

    @Override
    public boolean refuses(Event event) {
        return name.equals("poisoned") && event.kind() == Event.Kind.POISONOUS;
    }

    @Override
    public Collection<String> arrived() {
        return table.queryForList("SELECT event_id FROM arrival", String.class);
    }

    /** It has the fault that its route is made with. */
    @Override
    public List<Fault> faults() {
        return List.of();
    }

    @Override
    public void close() {}
}
