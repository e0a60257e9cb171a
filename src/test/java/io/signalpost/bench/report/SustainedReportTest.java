package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class SustainedReportTest {

    @Test
    void whatWasDeliveredIsBesideWhatWasAcceptedAndWhoDidNotKeepUpIsTold() throws Exception {
        Report report = SustainedReport.of(new JsonMapper().readTree("""
                {"rows": [
                  {"log": "sqlite", "destinations": ["database"], "keptUp": true,
                   "flood": {"delivered": 1810.4, "acceptance": {"rate": 14200}},
                   "sustained": {"delivered": 1704, "acceptance": {"p99": 31.2, "cpu": 612}}},
                  {"log": "postgresql", "destinations": ["database", "sqs", "noop-1"], "keptUp": false,
                   "flood": {"delivered": 720, "acceptance": {"rate": 6100}},
                   "sustained": {"delivered": 410, "acceptance": {"p99": 8.25, "cpu": 1480}}}]}"""));

        assertThat(report.tables()).contains("""
                | log        | destinations | accepted in a flood | delivered of it | sustained | p99 of acceptance, ms | CPU µs | kept up |
                |------------|-------------:|--------------------:|----------------:|----------:|----------------------:|-------:|--------:|
                | SQLite     |            1 |              14,200 |           1,810 |     1,704 |                  31.2 |    612 |     yes |
                | PostgreSQL |            3 |               6,100 |             720 |       410 |                  8.25 |  1,480 |      no |
                """);
        assertThat(report.charts()).isEmpty();
    }
}
