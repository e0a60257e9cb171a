package io.signalpost.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of made-up figures. */
class MemoryReportTest {

    @Test
    void comparesTheMemoryOfBothBuildsAndSaysHowMuchEachHasDelivered() throws Exception {
        Report report = MemoryReport.of(new JsonMapper().readTree("""
                {"heap": "256m", "rows": [
                  {"build": "", "ready": {"bytes": 209715200, "ratio": 1.1}, "flooded": {"bytes": 419430400, "ratio": 0.95},
                   "end": {"bytes": 524288000, "ratio": 1.052}, "peak": {"bytes": 524288000, "ratio": 1.05},
                   "delivered": {"database": 270000, "http": 24000}},
                  {"build": "before", "ready": {"bytes": 190000000, "ratio": 1}, "flooded": {"bytes": 440401920, "ratio": 1},
                   "end": {"bytes": 499122176, "ratio": 1}, "peak": {"bytes": 499122176, "ratio": 1},
                   "delivered": {"database": 270000, "http": 1900}}]}"""));

        assertThat(report.tables().replaceAll(" +", " "))
                .startsWith("**Resident MB with a heap of 256m, and to the build before**")
                .contains(
                        "| Signalpost, SQLite | 200 (1.10) | 400 (0.95) | 500 (1.05) | 500 (1.05) | 270,000 | 24,000 |",
                        "| before, SQLite | 181 (1.00) | 420 (1.00) | 476 (1.00) | 476 (1.00) | 270,000 | 1,900 |");
        assertThat(report.charts()).isEmpty();
    }
}
