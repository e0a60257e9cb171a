package io.signalpost.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.signalpost.testing.SqliteFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database for the log of one test.
 *
 * @param sql  a second way in, to look at tables and to spoil them
 * @param lock makes a transaction that is open keep out whoever writes
 */
public record LogDatabase(String url, JdbcTemplate sql, String lock, String refuseUpdates, String allowUpdates) {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    public static LogDatabase sqlite(Path folder) {
        return new LogDatabase(
                LogFixture.url(folder),
                SqliteFile.query(folder.resolve("event-log.db")),
                "BEGIN IMMEDIATE",
                "CREATE TRIGGER full_disk BEFORE UPDATE ON destination_partition BEGIN SELECT RAISE(ABORT, 'no room'); END",
                "DROP TRIGGER full_disk");
    }

    /** A schema of its own in one server, which is as good as a server of its own and quicker. */
    public static LogDatabase postgresql() {
        String schema = "log_" + SCHEMAS.incrementAndGet();
        new JdbcTemplate(Server.RUNNING.getPostgresDatabase()).execute("CREATE SCHEMA " + schema);
        String url = Server.RUNNING.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
        return new LogDatabase(
                url,
                new JdbcTemplate(new DriverManagerDataSource(url)),
                "BEGIN; LOCK TABLE event, destination, destination_partition IN EXCLUSIVE MODE",
                "CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$ LANGUAGE plpgsql;"
                        + " CREATE TRIGGER full_disk BEFORE UPDATE ON destination_partition FOR EACH ROW EXECUTE FUNCTION full_disk()",
                "DROP TRIGGER full_disk ON destination_partition");
    }

    /** What a column has, in order. */
    <T> List<T> column(String table, String column, Class<T> type) {
        return sql.queryForList("SELECT " + column + " FROM " + table + " ORDER BY 1", type);
    }

    /** As when the server is restarted, or an operator cuts off who is connected. */
    void terminateConnections() {
        sql.queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'signalpost' AND pid <> pg_backend_pid()");
    }

    /** Started by the first test that needs it, and stopped with the JVM. */
    private static final class Server {

        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
