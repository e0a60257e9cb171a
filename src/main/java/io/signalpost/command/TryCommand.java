package io.signalpost.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.tryout.JsonTrialReport;
import io.signalpost.authoring.tryout.Redaction;
import io.signalpost.authoring.tryout.TextTrialReport;
import io.signalpost.authoring.tryout.Trial;
import io.signalpost.authoring.tryout.TrialAnswers;
import io.signalpost.authoring.tryout.TrialBeans;
import io.signalpost.authoring.tryout.TrialReport;
import io.signalpost.startup.TrialStart;
import io.signalpost.startup.TriedRoutes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "try",
        description = "Runs a route file over events and shows what it would send, and to whom, and sends nothing.",
        footer = {
            "",
            "Events come from files, or from the event log of the settings, which is only read; a receiver may have it open.",
            "Exit code 0: done; 1: the file is wrong, or an event would fail; 2: wrongly written. See docs/try.md."
        })
final class TryCommand implements Callable<Integer> {

    private static final String FILE = ".camel.yaml";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "routes/x.camel.yaml", description = "The file whose destinations are tried.")
    private Path file;

    @Mixin
    private TriedEvents events;

    @Option(
            names = "--against",
            paramLabel = "routes/",
            description =
                    "The folder with the version to compare it with: says which events are newly matched, no longer"
                            + " matched, and changed.")
    private Path against;

    @Option(
            names = "--answer",
            paramLabel = "http=404",
            description = "How an endpoint answers, else as when all is well: http=503,Retry-After:60, sqs=error,"
                    + " sql=[{\"km\":1}]. May be repeated.")
    private List<String> answers = List.of();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "File of settings in place of application.properties.")
    private Path settings;

    @Option(names = "--format", paramLabel = "text|json", description = "How to print it. Default: text.")
    private Format format = Format.text;

    /** As they are written. */
    private enum Format {
        text,
        json
    }

    @Override
    public Integer call() {
        requireFiles();
        TrialAnswers told = new TrialAnswers();
        try {
            answers.forEach(told::tell);
            events.prepare();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
        try (TrialStart now = start(TriedRoutes.ofFile(file, against), told)) {
            if (!isReady(now)) {
                return 1;
            }
            if (against == null) {
                return run(now, null, told);
            }
            try (TrialStart before = start(TriedRoutes.ofFolder(against, now.destinations()), told)) {
                return before.destinations().isEmpty() || isReady(before) ? run(now, before, told) : 1;
            }
        }
    }

    private void requireFiles() {
        if (!Files.isRegularFile(file)) {
            throw wrong(file + ": "
                    + (Files.isDirectory(file) ? "name one route file, not a folder" : "there is no such file"));
        }
        if (!file.toString().endsWith(FILE)) {
            throw wrong(file + ": is no route file, its name must end in " + FILE);
        }
        if (settings != null && !Files.isRegularFile(settings)) {
            throw wrong(settings + ": there is no such file");
        }
        if (against != null && !Files.isDirectory(against)) {
            throw wrong(against + ": name the folder that has the version to compare with");
        }
        if (against != null && isItself()) {
            throw wrong(against + ": has " + file
                    + " itself; name the folder of another version, for instance a working copy" + " of what runs now");
        }
    }

    private boolean isItself() {
        try {
            Path other = against.resolve(file.getFileName());
            return Files.exists(other) && Files.isSameFile(other, file);
        } catch (IOException e) {
            return false;
        }
    }

    private TrialStart start(TriedRoutes routes, TrialAnswers told) {
        return TrialStart.of(
                routes,
                settings,
                (beans, start) -> TrialBeans.register(
                        beans,
                        told,
                        new Redaction(
                                start.settings().valuesOf(Redaction::isSecret),
                                start.settings().folders())));
    }

    private boolean isReady(TrialStart start) {
        PrintWriter err = spec.commandLine().getErr();
        start.findings().forEach(finding -> err.println((finding.isError() ? "" : "warning: ") + finding));
        if (start.findings().stream().noneMatch(SetupFinding::isError)
                && start.destinations().isEmpty()) {
            throw wrong(file + ": no route in it reads event-log:, and only what events are delivered to can be tried");
        }
        return start.isRunning();
    }

    private int run(TrialStart now, TrialStart before, TrialAnswers told) {
        Trial trial = new Trial(now.camel(), now.destinations());
        Trial earlier = before == null || !before.isRunning() ? null : new Trial(before.camel(), before.destinations());
        PrintWriter out = spec.commandLine().getOut();
        TrialReport report = format == Format.json ? new JsonTrialReport(out) : new TextTrialReport(out);
        TrialRun run = new TrialRun(trial, earlier, before != null, report);
        try {
            events.read(now.settings().eventLog(), run::take, spec.commandLine().getErr());
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        } finally {
            out.flush();
        }
        run.end();
        told.unused()
                .forEach(answer ->
                        spec.commandLine().getErr().println("--answer " + answer + ": nothing was sent there"));
        return run.hasFailed() && told.isEmpty() ? 1 : 0;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
