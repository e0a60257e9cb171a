package io.signalpost.command.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.signalpost.command.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "data",
        description = "Looks after the SQLite files of the data folder: event-log.db, signals.db, email.db, chat.db.")
public final class DataCommand {

    private static final String FILE = "<file>";

    @Spec
    private CommandSpec spec;

    @Command(description = "Reads a file through and says whether it is sound, and how many rows its tables have.")
    void check(@Parameters(paramLabel = FILE, description = "For instance data/event-log.db.") Path file) {
        DataFile data = new DataFile(file);
        List<String> damages = data.damages();
        if (!damages.isEmpty()) {
            throw new IllegalStateException(file + " is damaged: " + String.join("; ", damages)
                    + ". What to do says \"Damaged files\" in docs/operating.md");
        }
        out().println(file + " is sound");
        print(data.rows());
    }

    @Command(description = "Writes a copy of a file, whole and of one moment, beside a receiver that runs.")
    void copy(
            @Parameters(paramLabel = FILE, description = "For instance data/event-log.db.") Path file,
            @Parameters(paramLabel = "<copy>", description = "A file that is not there yet.") Path copy) {
        new DataFile(file).copyTo(copy);
    }

    @Command(description = "Writes a file anew, without what was removed from it. Signalpost must be stopped.")
    void compact(@Parameters(paramLabel = FILE, description = "For instance data/event-log.db.") Path file) {
        new DataFile(file).compact();
    }

    @Command(description = "Writes a new file of all that can still be read of a damaged one.")
    void rescue(
            @Parameters(paramLabel = "<damaged>", description = "The damaged file, its -wal beside it.") Path damaged,
            @Parameters(paramLabel = FILE, description = "A file that is not there yet.") Path file) {
        RescuedFile rescued = new RescuedFile(damaged, file);
        rescued.write();
        print(rescued.rows());
        if (!rescued.incomplete().isEmpty()) {
            out().println();
            out().println("Not all could be read of: " + String.join(", ", rescued.incomplete()));
        }
    }

    private void print(Map<String, Long> rows) {
        new Table("TABLE", "ROWS")
                .print(
                        rows.entrySet().stream()
                                .map(row -> List.of(row.getKey(), String.valueOf(row.getValue())))
                                .toList(),
                        out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
