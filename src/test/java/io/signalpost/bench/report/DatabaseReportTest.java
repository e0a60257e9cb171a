package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseReportTest {

    @Test
    void comparesEachWithTheBareProgramAndWithTheEarlierBuildWhereThereIsOne() throws Exception {
        JsonNode result = new ObjectMapper().readTree("""
                        {"rows": [
                          {"database": "sqlite", "contestant": "signalpost", "events": 90000, "rate": 9000.0, "cpu": 130.0,
                           "ratios": {"signalpost": 1.0, "before": 2.8, "bare JDBC": 0.9},
                           "cpuRatios": {"signalpost": 1.0, "before": 0.46, "bare JDBC": 1.7}},
                          {"database": "postgresql", "contestant": "bare COPY", "events": 90000, "rate": 9000.0, "cpu": 90.0,
                           "ratios": {"bare COPY": 1.0}, "cpuRatios": {"bare COPY": 1.0}}]}
                        """);

        assertThat(DatabaseReport.of(result).tables().replaceAll(" +", " "))
                .contains("| SQLite: signalpost | 90,000 | 9,000 | 0.90 | 2.80 | 130 | 0.46 |")
                .contains("| PostgreSQL: bare COPY | 90,000 | 9,000 | 1.00 | | 90.0 | |");
    }
}
