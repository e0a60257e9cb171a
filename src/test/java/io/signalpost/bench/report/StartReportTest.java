package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class StartReportTest {

    @Test
    void whatAJdkCannotDoIsMissingInTheChart() throws Exception {
        Report report = StartReport.of(new JsonMapper().readTree("""
                {"starts": [
                  {"jdk": "17.0.15", "form": "jar", "seconds": 6.5, "resident": 314572800, "coldRate": 612, "coldP99": 980.2},
                  {"jdk": "25.0.3", "form": "jar", "seconds": 6.1, "resident": 304087040, "coldRate": 655, "coldP99": 912},
                  {"jdk": "25.0.3", "form": "AOT cache", "seconds": 1.75, "resident": 209715200, "coldRate": 3112, "coldP99": 91.3}
                ]}"""));

        assertThat(report.tables()).contains("""
                | JDK and form      | seconds until ready | resident MB | accepted per second | p99 ms |
                |-------------------|--------------------:|------------:|--------------------:|-------:|
                | 17.0.15, jar      |                6.50 |         300 |                 612 |    980 |
                | 25.0.3, jar       |                6.10 |         290 |                 655 |    912 |
                | 25.0.3, AOT cache |                1.75 |         200 |               3,112 |   91.3 |
                """);
        assertThat(report.charts().get("seconds").svg())
                .contains(">6.5<", ">6.1<", ">1.8<")
                .doesNotContain("NaN");
    }
}
