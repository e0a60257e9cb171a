package io.signalpost.authoring.report;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The same findings in each form. */
class ReportFormatTest {

    private static final List<SetupFinding> FINDINGS = List.of(
            SetupFinding.error(
                    "bean", new SourcePlace("routes/a.camel.yaml", 7, 9), "no bean is named 'x'", "did you mean 'y'?"),
            SetupFinding.warning("secret", SourcePlace.of("environment variable A,B"), "100% wrong", "write: less"));

    @Test
    void textHasALineForEachAndCountsThem() {
        assertThat(ReportFormat.TEXT.of(FINDINGS)).isEqualTo("""
                routes/a.camel.yaml:7:9: no bean is named 'x'; did you mean 'y'?
                environment variable A,B: warning: 100% wrong; write: less
                1 error, 1 warning
                """);
        assertThat(ReportFormat.TEXT.of(List.of())).isEqualTo("no errors, no warnings\n");
    }

    @Test
    void jsonHasAnObjectForEach() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ReportFormat.JSON.of(FINDINGS));

        assertThat(json).hasSize(2);
        assertThat(json.get(0)).isEqualTo(new ObjectMapper().readTree("""
                {"file": "routes/a.camel.yaml", "line": 7, "column": 9, "severity": "error", "rule": "bean",
                 "what": "no bean is named 'x'", "remedy": "did you mean 'y'?"}
                """));
    }

    @Test
    void githubHasACommandForEachWithItsCharactersEscaped() {
        assertThat(ReportFormat.GITHUB.of(FINDINGS)).isEqualTo("""
                ::error file=routes/a.camel.yaml,line=7,col=9,title=bean::no bean is named 'x'; did you mean 'y'?
                ::warning file=environment variable A%2CB,title=secret::100%25 wrong; write: less
                """);
    }

    @Test
    void sarifHasAResultForEachAndARuleForEachKind() throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(ReportFormat.SARIF.of(FINDINGS))
                .path("runs")
                .get(0);

        assertThat(run.at("/tool/driver/rules").findValuesAsText("id")).containsExactly("bean", "secret");
        assertThat(run.path("results").findValuesAsText("level")).containsExactly("error", "warning");
        assertThat(run.at("/results/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(7);
        assertThat(run.at("/results/0/ruleId").asText()).isEqualTo("bean");
        assertThat(run.at("/results/1/locations/0/physicalLocation/region").isMissingNode())
                .isTrue();
    }
}
