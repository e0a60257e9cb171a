package io.signalpost.command.authoring;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.signalpost.authoring.report.ReportFormat;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.startup.StartRehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Finds what is wrong with route files and settings, as the start would, and starts nothing.",
        footer = {
            "",
            "Exit code 0: nothing, or warnings only; 1: errors; 2: wrongly written. A setting that only production has",
            "is a warning here, and an error at the start. docs/authoring.md says what is looked for."
        })
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "routes/ application.properties",
            arity = "0..2",
            description = "A folder of route files, a file of settings, or both. Without them, those that a start"
                    + " in this folder would take.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "text|json|github|sarif",
            description = "How to print it. Default: text.",
            converter = ReportFormatConverter.class)
    private ReportFormat format = ReportFormat.TEXT;

    @Override
    public Integer call() {
        Path routes = null;
        Path settings = null;
        for (Path path : paths) {
            if (Files.isDirectory(path) && routes == null) {
                routes = path;
            } else if (Files.isRegularFile(path) && path.toString().endsWith(".properties") && settings == null) {
                settings = path;
            } else {
                throw new ParameterException(spec.commandLine(), path + explain(path));
            }
        }
        List<SetupFinding> findings = StartRehearsal.check(routes, settings);
        PrintWriter out = spec.commandLine().getOut();
        out.print(format.of(findings));
        out.flush();
        return findings.stream().anyMatch(SetupFinding::isError) ? 1 : 0;
    }

    private static String explain(Path path) {
        if (!Files.exists(path)) {
            return ": there is no such file or folder";
        }
        return Files.isDirectory(path)
                ? ": name one folder of route files"
                : ": name the folder that the route files are in, and one file of settings, *.properties";
    }
}
