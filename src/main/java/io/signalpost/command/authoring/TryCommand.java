package io.signalpost.command.authoring;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.tryout.Redaction;
import io.signalpost.authoring.tryout.Trial;
import io.signalpost.authoring.tryout.TrialBeans;
import io.signalpost.authoring.tryout.endpoint.TrialAnswers;
import io.signalpost.authoring.tryout.report.JsonTrialReport;
import io.signalpost.authoring.tryout.report.TextTrialReport;
import io.signalpost.authoring.tryout.report.TrialReport;
import io.signalpost.startup.trial.TrialStart;
import io.signalpost.startup.trial.TriedRoutes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "try",
        description = "Runs a route file over events and shows what it would send, and to whom, and sends nothing.",
        footer = {
            "",
            "Events come from files, or from the event log of the settings, which is only read; a receiver may have it open.",
            "Exit code 0: done; 1: the file is wrong, or an event would fail; 2: wrongly written. See docs/try.md."
        })
public final class TryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TriedFile tried;

    @Mixin
    private TriedEvents events;

    @Option(
            names = "--answer",
            paramLabel = "http=404",
            description = "How an endpoint answers, else as when all is well: http=503,Retry-After:60, sqs=error,"
                    + " sql=[{\"km\":1}]. May be repeated.")
    private List<String> answers = List.of();

    @Option(names = "--format", paramLabel = "text|json", description = "How to print it. Default: text.")
    private Format format = Format.text;

    /** As they are written. */
    private enum Format {
        text,
        json
    }

    @Override
    public Integer call() {
        TrialAnswers told = new TrialAnswers();
        try {
            tried.require();
            answers.forEach(told::tell);
            events.prepare();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
        try (TrialStart now = start(TriedRoutes.ofFile(tried.file(), tried.against()), told)) {
            if (!isReady(now)) {
                return 1;
            }
            if (tried.against() == null) {
                return run(now, null, told);
            }
            try (TrialStart before =
                    start(TriedRoutes.ofFolder(tried.against(), tried.file(), now.destinations()), told)) {
                return before.destinations().isEmpty() || isReady(before) ? run(now, before, told) : 1;
            }
        }
    }

    private TrialStart start(TriedRoutes routes, TrialAnswers told) {
        return TrialStart.of(
                routes,
                tried.settings(),
                (beans, start) -> TrialBeans.register(
                        beans,
                        told,
                        new Redaction(
                                start.settings().valuesOf(Redaction::isSecret),
                                start.settings().folders())));
    }

    private boolean isReady(TrialStart start) {
        start.findings().forEach(finding -> tell((finding.isError() ? "" : "warning: ") + finding.toString()));
        if (start.findings().stream().noneMatch(SetupFinding::isError)
                && start.destinations().isEmpty()) {
            throw wrong(tried.file()
                    + ": no route in it reads event-log:, and only what events are delivered to can be tried");
        }
        return start.isRunning();
    }

    /** @param before null when nothing is compared */
    private int run(TrialStart now, TrialStart before, TrialAnswers told) {
        PrintWriter out = spec.commandLine().getOut();
        TrialReport report = format == Format.json ? new JsonTrialReport(out) : new TextTrialReport(out);
        TrialRun run = new TrialRun(trial(now), before == null ? null : trial(before), before != null, report);
        try {
            events.read(now.settings().eventLog(), run::take, spec.commandLine().getErr());
            run.end();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        } finally {
            out.flush();
        }
        told.unused().forEach(answer -> tell("--answer " + answer + ": nothing was sent there"));
        return run.hasFailed() && told.isEmpty() ? 1 : 0;
    }

    /** Null when there is none of these destinations. */
    private static Trial trial(TrialStart start) {
        return start.isRunning() ? new Trial(start.camel(), start.destinations()) : null;
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
