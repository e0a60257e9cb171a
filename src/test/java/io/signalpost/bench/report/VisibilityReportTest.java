package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class VisibilityReportTest {

    @Test
    void tellsLogFromDatabaseAndHowManyEventsWereSeenAtAll() throws Exception {
        Report report = VisibilityReport.of(new JsonMapper().readTree("""
                {"rows": [
                  {"log": "sqlite", "database": "postgresql", "rate": 1000, "accepted": 15000, "seen": 15000, "p50": 9.41, "p99": 42.3, "max": 118.2},
                  {"log": "postgresql", "database": "sqlite", "rate": 1000, "accepted": 15000, "seen": 14850, "p50": 12, "p99": 61.7, "max": 1204}]}"""));

        assertThat(report.tables()).contains("""
                | log and database   | events per second |  seen |  p50 |  p99 | highest |
                |--------------------|------------------:|------:|-----:|-----:|--------:|
                | SQLite: PostgreSQL |             1,000 | 100 % | 9.41 | 42.3 |     118 |
                | PostgreSQL: SQLite |             1,000 |  99 % | 12.0 | 61.7 |   1,204 |
                """);
        assertThat(report.charts()).isEmpty();
    }
}
