package io.signalpost.bench.disk;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A new database, which is asked how large it is.
 *
 * @param size    query for its bytes
 * @param written query for the bytes that its write-ahead log has had; empty where that is one file that does not grow
 */
record Storage(String url, String size, String written) {

    private static final int EVENTS = 20_000;

    static Storage sqlite(Path folder, String name) {
        return new Storage(
                "jdbc:sqlite:" + folder.resolve(name + ".db"),
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                "");
    }

    static Storage postgresql(String url) {
        return new Storage(
                url,
                "SELECT pg_database_size(current_database())",
                "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    }

    /** Only the second half counts, when all vehicles have their rows. @param figures gets the bytes of an event */
    void measure(Bodies bodies, Writer writer, ObjectNode figures) throws Exception {
        writer.write(bodies, EVENTS);
        long sizeOfFirst = ask(size);
        long writtenByFirst = isWritten() ? ask(written) : 0;
        writer.write(bodies, EVENTS);
        figures.put("size", (ask(size) - sizeOfFirst) / EVENTS);
        if (isWritten()) {
            figures.put("written", (ask(written) - writtenByFirst) / EVENTS);
        }
    }

    private boolean isWritten() {
        return !written.isEmpty();
    }

    private long ask(String query) {
        return new JdbcTemplate(new DriverManagerDataSource(url)).queryForObject(query, Long.class);
    }
}
