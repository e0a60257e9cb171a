package io.signalpost.bench.deliver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.EventTemplate;
import io.signalpost.bench.server.PlainWorker;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Usage;

/** The plain worker and its table, which it looks at all the time: it has its turn when there is something in it. */
final class Worker implements Contestant {

    private static final String INSERT =
            "INSERT INTO webhook_event (event_id, event_type, vehicle_id, mode, body) VALUES (?, ?, ?, ?, ?)";
    private static final int BATCH = 1_000;

    private final ServerProcess server;
    private final Connection table;
    private final Supplier<Usage> database;

    /** @param table see {@link #table(String)} */
    Worker(ServerProcess server, Connection table, Supplier<Usage> database) {
        this.server = server;
        this.table = table;
        this.database = database;
    }

    /** Creates it in a new database, for a worker to start with. */
    static Connection table(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url + "&reWriteBatchedInserts=true");
        try (Statement statement = connection.createStatement()) {
            statement.execute(PlainWorker.TABLE);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void fill(long events) throws SQLException {
        EventTemplate template = EventTemplate.of(BodySize.TYPICAL);
        long first = EventTemplate.numbers(events);
        long now = System.currentTimeMillis();
        try (PreparedStatement insert = table.prepareStatement(INSERT)) {
            for (long number = first; number < first + events; number++) {
                byte[] body = template.event(number, now);
                insert.setString(1, EventTemplate.id(number));
                insert.setString(2, "VEHICLE_STATE");
                insert.setString(3, EventTemplate.vehicle(number));
                insert.setString(4, "LIVE");
                insert.setBytes(5, body);
                insert.addBatch();
                if ((number - first + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        execute("ANALYZE webhook_event"); // else PostgreSQL takes the table for empty
    }

    /** It sees none of them before. */
    @Override
    public void begin() throws SQLException {
        table.commit();
    }

    @Override
    public void end() throws SQLException {
        execute("TRUNCATE webhook_event");
        table.commit();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = table.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Usage usage() {
        return server.usage().plus(database.get());
    }

    @Override
    public void close() throws SQLException {
        server.close();
        table.close();
    }
}
