package io.signalpost.command.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.signalpost.command.receiver.ReceiverOptions;
import io.signalpost.query.EventQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** @see EventQuery */
@Command(
        name = "export",
        description = "Writes events of a running receiver, the oldest first: JSON lines with the bodies, or a table.")
public final class ExportCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private EventFilters filters;

    @Option(names = "--format", paramLabel = "jsonl|csv", description = "JSON lines, or comma-separated values.")
    private String format;

    @Option(names = "--json", description = "As --format=jsonl, which it is without.")
    private boolean json;

    @Option(
            names = "--output",
            paramLabel = "<file>",
            description = "Into this file, once all is there; else to the standard output.")
    private Path output;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        if (json && format != null && !format.equals("jsonl")) {
            throw new ParameterException(spec.commandLine(), "--json and --format=" + format + " exclude each other");
        }
        receiver.receiver()
                .get("/observe/export?" + filters.query("format=" + (format == null ? "jsonl" : format)), this::write);
    }

    private void write(InputStream content, Runnable end) {
        try {
            if (output == null) {
                PrintWriter out = spec.commandLine().getOut();
                new InputStreamReader(content, UTF_8).transferTo(out);
                out.flush();
            } else {
                Path beside = Path.of(output + ".part");
                Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(beside, output, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the export is not complete: " + e.getMessage());
        }
    }
}
