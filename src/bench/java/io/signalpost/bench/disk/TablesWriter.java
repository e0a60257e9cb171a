package io.signalpost.bench.disk;

import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalpost.destination.database.DatabaseRows;
import io.signalpost.destination.database.DatabaseTables;
import io.signalpost.event.FutureTimes;
import io.signalpost.event.VehicleEvent;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of the destination {@code database}, in batches as it writes them. */
final class TablesWriter implements Writer {

    private static final int BATCH = 500;

    private final SingleConnectionDataSource connection;
    private final DatabaseRows rows = new DatabaseRows(new FutureTimes(new SimpleMeterRegistry()));
    private final DatabaseTables tables;
    private final TransactionTemplate transaction;

    TablesWriter(String database, String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:database/migration/" + database)
                .load()
                .migrate();
        this.connection = new SingleConnectionDataSource(url, true);
        this.tables = new DatabaseTables(connection, url);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(connection));
    }

    @Override
    public void write(Bodies bodies, int events) {
        for (int written = 0; written < events; written += BATCH) {
            List<VehicleEvent> batch =
                    Stream.generate(bodies::next).limit(BATCH).toList();
            transaction.executeWithoutResult(status -> tables.write(rows.of(batch)));
        }
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
