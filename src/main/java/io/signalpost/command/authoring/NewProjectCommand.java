package io.signalpost.command.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.signalpost.authoring.project.NewProject;
import io.signalpost.command.terminal.Invocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "project",
        description = "Writes a Maven project for routes of your own, their settings and their tests.",
        footer = {"", "mvn verify in it runs the tests. docs/route-tests.md goes on from there."})
final class NewProjectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Where to: a folder that is not there yet, or is empty.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        try {
            NewProject.write(folder);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + folder + ": a route, its settings, its test, and events to try it with.");
        out.println("Next, where signalpost.jar stands for where you keep it:");
        out.println("  cd " + folder + " && mvn verify");
        out.println("  " + Invocation.NAME + " try routes/low-battery.camel.yaml --events " + NewProject.EVENTS_FOLDER);
        out.println("  " + Invocation.NAME + " new destination http my-crm");
        out.flush();
        return 0;
    }
}
