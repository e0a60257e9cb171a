package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class BacklogReportTest {

    @Test
    void eachDestinationIsARowWithWhatIsAcceptedMeanwhile() throws Exception {
        Report report = BacklogReport.of(new JsonMapper().readTree("""
                {"logs": [
                  {"log": "sqlite", "events": 1000000, "destinations": [
                    {"destination": "noop-1", "rate": 61200, "cpu": 18.4, "ratio": 0.81, "rateMeanwhile": 40100,
                     "acceptanceWhilePaused": {"rate": 20100}, "acceptanceWhileDraining": {"rate": 16300}},
                    {"destination": "database", "rate": 2100, "cpu": 470, "ratio": 0.702, "rateMeanwhile": 980,
                     "acceptanceWhilePaused": {"rate": 19900}, "acceptanceWhileDraining": {"rate": 14000}}]}]}"""));

        assertThat(report.tables()).contains("""
                | log and destination |   backlog | delivered per second | CPU µs | accepted while paused | accepted meanwhile | ratio | delivered meanwhile |
                |---------------------|----------:|---------------------:|-------:|----------------------:|-------------------:|------:|--------------------:|
                | SQLite: noop-1      | 1,000,000 |               61,200 |   18.4 |                20,100 |             16,300 |  0.81 |              40,100 |
                | SQLite: database    | 1,000,000 |                2,100 |    470 |                19,900 |             14,000 |  0.70 |                 980 |
                """);
        assertThat(report.charts()).isEmpty();
    }
}
