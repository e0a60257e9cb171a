package io.signalpost.webhook.refused;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresqlRefusedRequestsTest extends RefusedRequestsContract {

    private static final int UNTIL_THE_SERVER_PREPARES = 6;

    @Override
    LogDatabase database() {
        return LogDatabase.postgresql();
    }

    @Test
    void aNodeOfAnEarlierVersionGoesOnWhileOthersAreRenewed() throws Exception {
        LogDatabase shared = LogDatabase.postgresql();
        Flyway.configure()
                .dataSource(shared.url(), null, null)
                .locations("classpath:db/event-log/postgresql")
                .table("event_log_schema_history")
                .target("4")
                .load()
                .migrate();
        // Given the statements of an earlier version, made before the table was renamed
        try (Connection earlier = shared.sql().getDataSource().getConnection();
                PreparedStatement insert = earlier.prepareStatement(
                        "INSERT INTO rejected (worth, size, received_at, cause, status) VALUES (1, 10, 0, 'json', 400)");
                PreparedStatement evict =
                        earlier.prepareStatement("SELECT id, size FROM rejected ORDER BY worth, id LIMIT 1");
                PreparedStatement delete = earlier.prepareStatement("DELETE FROM rejected WHERE id = ?")) {
            for (int i = 1; i <= UNTIL_THE_SERVER_PREPARES; i++) {
                insert.executeUpdate();
                evict.executeQuery().close();
                delete.setLong(1, -1);
                delete.executeUpdate();
            }

            // When another node brings the schema up to date
            try (EventLog log = LogFixture.open(LogFixture.properties(shared), Clock.systemUTC())) {
                var requests = new RefusedRequests(
                        new RefusedRequestsProperties(100, DataSize.ofKilobytes(10), Duration.ofDays(2)),
                        log.store(),
                        Clock.systemUTC());

                // Then they work on the table of the new name
                assertThat(insert.executeUpdate()).isEqualTo(1);
                assertThat(requests.list(1))
                        .extracting(RefusedRequests.Entry::id)
                        .containsExactly(7L);
                try (var oldest = evict.executeQuery()) {
                    assertThat(oldest.next()).isTrue();
                    delete.setLong(1, oldest.getLong("id"));
                }
                assertThat(delete.executeUpdate()).isEqualTo(1);
                assertThat(requests.list(100))
                        .extracting(RefusedRequests.Entry::id)
                        .containsExactly(7L, 6L, 5L, 4L, 3L, 2L);
            }
        }
    }
}
