package io.signalpost.bench.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** With figures that are easily reckoned with. */
class PlanTest {

    private static final Measured MEASURED = new Measured(json("""
            {"closed": [{"connections": 1, "servers": []}, {"connections": 64, "servers": [
                {"server": "signalpost-sqlite", "rate": 30000}, {"server": "signalpost-postgresql", "rate": 16000}]}]}
            """), json("""
            {"rows": [
                {"log": "sqlite", "destinations": ["database"], "build": "before", "sustained": {"delivered": 1}},
                {"log": "sqlite", "destinations": ["database"], "sustained": {"delivered": 2000, "acceptance": {"cpu": 500}}},
                {"log": "postgresql", "destinations": ["database"], "sustained": {"delivered": 2000, "acceptance": {"cpu": 600}}}]}
            """), json("""
            {"rows": [
                {"database": "sqlite", "log": {"size": 400}, "tables": {"size": 1000}},
                {"database": "postgresql", "log": {"size": 500, "written": 700}, "tables": {"size": 1500, "written": 1300}},
                {"database": "postgresql", "log": {"size": 1}, "tables": {"size": 1}}]}
            """));

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNodeWithSqliteIsUsedByHalfAtThePeak() {
        Plan plan = Plan.of(MEASURED, Use.BUSY, 75_000); // 75,000 × 0.8 / 60 s

        assertThat(plan.perSecond()).isEqualTo(1_000);
        assertThat(plan.perDay()).isEqualTo(36_000_000); // × 8 h × 60
        assertThat(plan.log()).isEqualTo("sqlite");
        assertThat(plan.nodes()).isOne();
        assertThat(plan.databaseCores()).isZero();
        assertThat(plan.logGigabytes()).isEqualTo(7 * 36e6 * 400 / 1e9, within(1e-6));
        assertThat(plan.tablesGigabytes()).isEqualTo(30 * 36e6 * 1_000 / 1e9, within(1e-6));
    }

    @Test
    void aboveThatTheWorkIsSharedByNodesAndPostgresql() {
        Plan plan = Plan.of(MEASURED, Use.BUSY, 300_000); // 4,000 a second, of 8,000 that they are able to

        assertThat(plan.log()).isEqualTo("postgresql");
        assertThat(plan.databases()).isOne();
        assertThat(plan.databaseCores()).isEqualTo(3); // 8,000 × 600 µs = 4.8 cores, half of them
        assertThat(plan.nodes()).isEqualTo(2); // 2.4 cores
        assertThat(plan.logGigabytes()).isEqualTo(7 * 144e6 * 500 / 1e9, within(1e-6));
        assertThat(plan.writtenGigabytes()).isEqualTo(144e6 * 2_000 / 1e9, within(1e-6));
    }

    @Test
    void thereAreTwoNodesAtLeastAsOneMayBeAway() {
        Plan plan = Plan.of(MEASURED, Use.BUSY, 75_075);

        assertThat(plan.nodes()).isEqualTo(2);
        assertThat(plan.databaseCores()).isEqualTo(2);
    }

    @Test
    void whatOneLogDoesNotAcceptIsSharedByTwo() {
        Plan plan = Plan.of(MEASURED, Use.BUSY, 601_000);

        assertThat(plan.databases()).isEqualTo(2);
        assertThat(plan.nodes()).isEqualTo(4);
    }

    @Test
    void theCalculatorOfThePageReckonsAlike() throws Exception {
        String calculator = Calculator.of(MEASURED).replaceFirst("(?m)^fleet \\d.*\n", "");
        StringBuilder commands = new StringBuilder(calculator);
        StringBuilder expected = new StringBuilder();
        for (Use use : Use.values()) {
            for (long vehicles : new long[] {1, 75_000, 75_075, 300_000, 601_000, 1_000_000}) {
                Plan plan = Plan.of(MEASURED, use, vehicles);
                commands.append("fleet %d %d %d %s\n"
                        .formatted(
                                vehicles, use.every().toMinutes(), use.perDay().toHours(), use.atOnce()));
                expected.append(String.format(
                        Locale.ROOT,
                        "%.0f events a day, %.2f a second at the peak\nnodes: %d, cores of PostgreSQL: %s\n",
                        plan.perDay(),
                        plan.perSecond(),
                        plan.nodes(),
                        plan.databaseCores() > 0 ? plan.databaseCores() : "none, SQLite"));
                expected.append(String.format(
                        Locale.ROOT,
                        "GB: log %.2f, tables %.2f, write-ahead log a day %.2f\n",
                        plan.logGigabytes(),
                        plan.tablesGigabytes(),
                        plan.log().equals("postgresql") ? plan.writtenGigabytes() : 0));
            }
        }
        assertThat(said(commands.toString())).isEqualTo(expected.toString());
        for (String wrong :
                List.of("", "100 0 4 0.4", "1,000 5 4 0.4", "100 5 25 0.4", "100 5 4 40", "100 0,5 4 0.4")) {
            assertThat(said(calculator + "fleet " + wrong + " || echo refused"))
                    .startsWith("fleet <vehicles>")
                    .endsWith("refused\n");
        }
    }

    private static String said(String commands) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", commands)
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
