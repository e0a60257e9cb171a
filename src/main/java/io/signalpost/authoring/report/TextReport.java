package io.signalpost.authoring.report;

import java.util.List;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.SetupFinding;

final class TextReport {

    private TextReport() {}

    static String of(List<SetupFinding> findings) {
        long errors = findings.stream().filter(SetupFinding::isError).count();
        return findings.stream()
                        .map(it -> it.place() + ": " + (it.isError() ? "" : "warning: ") + it.message() + "\n")
                        .collect(Collectors.joining())
                + counted(errors, "error") + ", " + counted(findings.size() - errors, "warning") + "\n";
    }

    private static String counted(long number, String what) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + what + (number == 1 ? "" : "s");
    }
}
