package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class CostReportTest {

    @Test
    void eachSetOfDestinationsIsARowAndAGroupOfBars() throws Exception {
        Report report = CostReport.of(new JsonMapper().readTree("""
                {"logs": [
                  {"log": "sqlite", "sets": [
                    {"server": "none", "rate": 20400, "ratio": 1, "p99": 12, "cpu": 61},
                    {"server": "one slow", "rate": 19800, "ratio": 0.971, "p99": 13.4, "cpu": 62.5}]},
                  {"log": "postgresql", "sets": [
                    {"server": "none", "rate": 14100, "ratio": 1, "p99": 11.6, "cpu": 88.2},
                    {"server": "one slow", "rate": 13500, "ratio": 0.957, "p99": 12.2, "cpu": 91}]}]}"""));

        assertThat(report.tables()).contains("""
                | log and destinations | accepted per second | to none | p99 ms | CPU µs |
                |----------------------|--------------------:|--------:|-------:|-------:|
                | SQLite: none         |              20,400 |    1.00 |   12.0 |   61.0 |
                | SQLite: one slow     |              19,800 |    0.97 |   13.4 |   62.5 |
                | PostgreSQL: none     |              14,100 |    1.00 |   11.6 |   88.2 |
                | PostgreSQL: one slow |              13,500 |    0.96 |   12.2 |   91.0 |
                """);
        assertThat(report.charts().get("rate").svg())
                .contains(">none<", ">one slow<", ">SQLite<", ">PostgreSQL<", ">20.4k<", ">13.5k<");
    }

    @Test
    void ofLiveTrafficEachNumberOfDestinationsIsARow() throws Exception {
        Report report = CostReport.ofLive(new JsonMapper().readTree("""
                {"logs": [
                  {"log": "sqlite", "sets": [
                    {"server": "one no-op", "rate": 8100, "ratio": 1, "p99": 4.1, "cpu": 98},
                    {"server": "31 no-ops", "rate": 6900, "ratio": 0.852, "p99": 5.2, "cpu": 131}]}]}"""));

        assertThat(report.tables()).contains("""
                | log and destinations | accepted per second | to one | p99 ms | CPU µs |
                |----------------------|--------------------:|-------:|-------:|-------:|
                | SQLite: one no-op    |               8,100 |   1.00 |   4.10 |   98.0 |
                | SQLite: 31 no-ops    |               6,900 |   0.85 |   5.20 |    131 |
                """);
    }
}
