package io.signalpost.authoring.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.signalpost.authoring.route.SetupFinding;

/** How findings are printed. */
public enum ReportFormat {
    /** A line each, {@code file:line:column: what; remedy}, and a last one that counts them. */
    TEXT(TextReport::of),
    /** A JSON array of objects. */
    JSON(JsonReport::of),
    /** Commands of GitHub Actions, which shows them beside the lines. */
    GITHUB(GithubReport::of),
    /** SARIF 2.1.0, which code hosts take. */
    SARIF(SarifReport::of);

    private final Function<List<SetupFinding>, String> writer;

    ReportFormat(Function<List<SetupFinding>, String> writer) {
        this.writer = writer;
    }

    public String of(List<SetupFinding> findings) {
        return writer.apply(findings);
    }

    /** As the option is written. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
