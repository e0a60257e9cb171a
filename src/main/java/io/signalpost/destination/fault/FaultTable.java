package io.signalpost.destination.fault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.Recency;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from a table what is known of the faults of some vehicles. */
final class FaultTable {

    private final JdbcClient sql;
    private final String table;
    private final String subject;

    /** @param subject the column of {@link FaultLedger.Key#subject()} */
    FaultTable(DataSource dataSource, String table, String subject) {
        this.sql = JdbcClient.create(dataSource);
        this.table = table;
        this.subject = subject;
    }

    FaultLedger read(Collection<String> subjects) {
        FaultLedger ledger = new FaultLedger();
        if (!subjects.isEmpty()) {
            sql.sql("SELECT * FROM " + table + " WHERE " + subject + " IN (:subjects)")
                    .param("subjects", subjects)
                    .query(row -> {
                        ledger.put(
                                new FaultLedger.Key(
                                        row.getString(subject), row.getString("type"), row.getString("code")),
                                row.getString("signal"),
                                entry(row));
                    });
        }
        return ledger;
    }

    private static FaultLedger.Entry entry(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        Long sequenceOrNull = row.wasNull() ? null : sequence;
        Recency news = new Recency(
                row.getString("webhook_id"),
                sequenceOrNull,
                SqlValue.instant(row, "as_of"),
                SqlValue.instant(row, "as_of"),
                row.getLong("log_number"));
        return new FaultLedger.Entry(row.getString("state"), SqlValue.instant(row, "opened_at"), news);
    }
}
