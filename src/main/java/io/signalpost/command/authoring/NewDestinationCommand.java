package io.signalpost.command.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.signalpost.authoring.project.DestinationKind;
import io.signalpost.authoring.project.DestinationName;
import io.signalpost.authoring.project.NewDestination;
import io.signalpost.authoring.project.NewProject;
import io.signalpost.authoring.report.ReportFormat;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.command.terminal.Invocation;
import io.signalpost.startup.StartRehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "destination",
        description =
                "Writes a route file that is ready to be changed, its settings, and in a project a test; and checks them.",
        footer = {
            "",
            "Kinds:",
            "  amqp      messages of an AMQP 1.0 broker",
            "  database  rows in a table, SQLite or PostgreSQL",
            "  email     a mail",
            "  files     lines in a file per day",
            "  http      JSON to a business system, or to a chat",
            "  kafka     records of a Kafka topic",
            "  log       lines in the log",
            "  s3        objects in a bucket of Amazon S3",
            "  sqs       messages of an Amazon SQS queue"
        })
final class NewDestinationCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "What it sends to, see below.")
    private String kind;

    @Parameters(index = "1", paramLabel = "NAME", description = "Of the destination: small letters, digits and dashes.")
    private String name;

    @Option(names = "--in", paramLabel = "FOLDER", description = "Folder that has routes/ in it. Default: this one.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        NewDestination destination;
        try {
            destination = NewDestination.of(DestinationKind.of(kind), new DestinationName(name), folder);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage());
        }
        NewDestination.Undo undo = destination.write();
        List<SetupFinding> findings = check(destination);
        PrintWriter out = spec.commandLine().getOut();
        if (findings.stream().anyMatch(SetupFinding::isError)) {
            undo.run();
            out.print(ReportFormat.TEXT.of(findings));
            out.println("nothing was written; mend this first");
            out.flush();
            return 1;
        }
        destination.files().keySet().forEach(file -> out.println("wrote " + file));
        if (!destination.settings().isEmpty()) {
            out.println("write these into application.properties:\n\n" + destination.settings());
        }
        out.print(ReportFormat.TEXT.of(findings));
        out.println("Next: change it to what you want, look with '" + Invocation.NAME + " check' and '"
                + Invocation.NAME + " try " + folder.resolve("routes").resolve(name + ".camel.yaml") + " " + events()
                + "', and start.");
        out.flush();
        return 0;
    }

    /** Those that the project has brought along, else those of a log. */
    private String events() {
        Path examples = folder.resolve(NewProject.EVENTS_FOLDER);
        return Files.isDirectory(examples) ? "--events " + examples : "--last 24h";
    }

    /** With the settings that the author will have. */
    private List<SetupFinding> check(NewDestination destination) throws IOException {
        Path routes = folder.resolve("routes");
        Path properties = folder.resolve("application.properties");
        if (destination.settings().isEmpty()) {
            return StartRehearsal.check(routes, Files.exists(properties) ? properties : null);
        }
        Path printed = Files.createTempFile("application", ".properties");
        try {
            return StartRehearsal.check(routes, Files.writeString(printed, destination.settings()));
        } finally {
            Files.delete(printed);
        }
    }
}
