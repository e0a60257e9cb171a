package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class GrowthReportTest {

    @Test
    void tablesAndChartsAreByTheEventsInTheLogAndByTheirSize() throws Exception {
        Report report = GrowthReport.of(new JsonMapper().readTree("""
                {"log": [
                  {"log": "sqlite", "events": 10000, "rate": 25800, "ratio": 1, "p50": 2.57, "p99": 7.7, "cpu": 61, "resident": 419430400, "peakResident": 524288000},
                  {"log": "sqlite", "events": 10000000, "rate": 24510, "ratio": 0.95, "p50": 2.7, "p99": 9.7, "cpu": 63, "resident": 419430400, "peakResident": 524288000},
                  {"log": "postgresql", "events": 10000, "rate": 11200, "ratio": 1, "p50": 5.1, "p99": 14, "cpu": 99, "resident": 419430400, "peakResident": 524288000}],
                 "query": [
                  {"log": "sqlite", "events": 10000000, "alone": {"rate": 24000, "p99": 9.6}, "asked": {"rate": 21000, "p99": 12.1}, "ratio": 0.875, "answers": 31.2, "slowest": 2040, "residentBefore": 419430400, "resident": 471859200, "peakResident": 524288000}],
                 "body": [
                  {"server": "limit", "bytes": 1638, "rate": 44100, "ratio": 1, "p50": 1.2, "p99": 3, "cpu": 21, "resident": 125829120},
                  {"server": "signalpost-sqlite", "bytes": 1638, "rate": 25800, "ratio": 0.585, "p50": 2.57, "p99": 7.7, "cpu": 61, "resident": 419430400}]}"""));

        assertThat(report.tables()).contains("""
                | log                    | events in it | accepted per second | to the smallest | p50 ms | p99 ms | CPU µs | resident MB | peak MB |
                |------------------------|-------------:|--------------------:|----------------:|-------:|-------:|-------:|------------:|--------:|
                | Signalpost, SQLite     |       10,000 |              25,800 |            1.00 |   2.57 |   7.70 |   61.0 |         400 |     500 |
                | Signalpost, SQLite     |   10,000,000 |              24,510 |            0.95 |   2.70 |   9.70 |   63.0 |         400 |     500 |
                | Signalpost, PostgreSQL |       10,000 |              11,200 |            1.00 |   5.10 |   14.0 |   99.0 |         400 |     500 |
                """).contains("""
                | log                | events in it | accepted alone | accepted meanwhile | ratio | p99 ms alone | p99 ms meanwhile | answers per second | slowest ms | resident MB before | resident MB | peak MB |
                |--------------------|-------------:|---------------:|-------------------:|------:|-------------:|-----------------:|-------------------:|-----------:|-------------------:|------------:|--------:|
                | Signalpost, SQLite |   10,000,000 |         24,000 |             21,000 |  0.88 |         9.60 |             12.1 |               31.2 |      2,040 |                400 |         450 |     500 |
                """).contains("""
                | limit              | 1.6 KB |              44,100 |            69 |         1.00 |   1.20 |   3.00 |   21.0 |         120 |
                """);
        assertThat(report.charts().get("log").svg())
                .contains(">10k<", ">10M<", ">25.8k<", ">11.2k<")
                .doesNotContain("NaN");
        assertThat(report.charts().get("body").svg()).contains(">1.6 KB<", ">44.1k<");
    }
}
