package io.signalpost.authoring.report;

import java.util.List;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;

final class GithubReport {

    private GithubReport() {}

    static String of(List<SetupFinding> findings) {
        return findings.stream().map(GithubReport::line).collect(Collectors.joining());
    }

    private static String line(SetupFinding finding) {
        SourcePlace place = finding.place();
        String at = place.line() == 0
                ? ""
                : ",line=" + place.line() + (place.column() == 0 ? "" : ",col=" + place.column());
        return "::" + finding.severity().word() + " file=" + property(place.file()) + at + ",title="
                + property(finding.rule()) + "::" + data(finding.message()) + "\n";
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
