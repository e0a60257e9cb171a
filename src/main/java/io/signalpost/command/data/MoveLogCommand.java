package io.signalpost.command.data;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.signalpost.command.terminal.Table;
import io.signalpost.destination.fault.MovedAlerts;
import io.signalpost.eventlog.move.LogMove;
import io.signalpost.eventlog.store.PostgresqlTarget;
import io.signalpost.eventlog.store.SqliteSource;
import io.signalpost.startup.StartRehearsal;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "move-log",
        description =
                "Moves the event log from its SQLite file to PostgreSQL, nearly all of it beside the running receiver.",
        footer = {
            "",
            "  move-log --to jdbc:postgresql://db.example.com:5432/signalpost",
            "",
            "While the receiver runs, this copies the log and follows it, until Ctrl-C. Then stop the",
            "receiver and give the same command again: it copies the rest, compares both ends, and says how",
            "to start. It may be killed and given again at any time. The login is that of the settings,",
            "$SIGNALPOST_EVENT_LOG_USERNAME and $SIGNALPOST_EVENT_LOG_PASSWORD, as later for the receiver.",
            "docs/moving-the-log.md says more."
        })
public final class MoveLogCommand implements Runnable {

    private static final String LOG = "signalpost.event-log.";
    private static final String DATA_DIR = "signalpost.data-dir";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "<url>",
            description = "An empty PostgreSQL database: jdbc:postgresql://<host>:<port>/<database>.")
    private String to;

    @Option(
            names = "--from",
            paramLabel = "<file>",
            description = "The SQLite file; without, the one that " + LOG + "url says in this folder.")
    private Path from;

    @Option(
            names = "--username",
            paramLabel = "<name>",
            description = "Who logs in to PostgreSQL; without, what " + LOG + "username says. The password is " + LOG
                    + "password.")
    private String username;

    @ArgGroup
    private What what = new What();

    /** What else it may be asked for. */
    private static final class What {

        @Option(names = "--finish", description = "Fails while the receiver runs, rather than copy beside it.")
        private boolean finish;

        @Option(
                names = "--dry-run",
                description = "Moves nothing, says what there is to move and whether the database will do.")
        private boolean dryRun;

        @Option(
                names = "--check",
                description =
                        "Changes nothing, compares every row of both ends, before a receiver starts on PostgreSQL.")
        private boolean check;

        @Option(
                names = "--undo",
                description =
                        "Lets the receiver start on the SQLite file again, without what PostgreSQL has got since.")
        private boolean undo;
    }

    private Map<String, String> settings;

    @Override
    public void run() {
        if (to == null && !what.undo) {
            throw new ParameterException(
                    spec.commandLine(), "--to must say where to: jdbc:postgresql://<host>:<port>/<database>");
        }
        try (SqliteSource source = new SqliteSource(file())) {
            if (what.undo) {
                undo(source);
            } else if (what.dryRun) {
                look(source);
            } else if (what.check) {
                check(source);
            } else {
                move(source);
            }
        }
    }

    private Path file() {
        try {
            return from != null ? from : ofSettings();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private Path ofSettings() {
        Path file = SqliteSource.path(setting(LOG + "url"));
        if (!Files.exists(file)) {
            throw new IllegalStateException("there is no file " + file
                    + ": give the command in the folder that the receiver is started in, or write --from <file>");
        }
        return file;
    }

    private void move(SqliteSource source) {
        String schema = source.schema();
        boolean held = source.hold();
        if (!held && what.finish) {
            throw new IllegalStateException(source.path() + " is in use: stop Signalpost first");
        }
        MoveProgress progress = new MoveProgress(out());
        if (!isMoved(source) || PostgresqlTarget.isIncomplete(to, username(), password())) {
            try (PostgresqlTarget target = PostgresqlTarget.begin(to, username(), password(), schema)) {
                LogMove move = new LogMove(source, target);
                if (!held) {
                    progress.follow(move);
                    throw new IllegalStateException("not moved yet, " + progress.behind(move)
                            + ": stop the receiver and give the same command again, which copies the rest");
                }
                progress.finish(move, () -> MovedAlerts.move(dataDir(), to, username(), password()));
            }
        }
        out().println(source.path() + " is moved, and no receiver starts on it any more. Start it with");
        out().println("  " + LOG + "url=" + to);
    }

    /** @throws IllegalStateException when it was moved elsewhere */
    private boolean isMoved(SqliteSource source) {
        Optional<String> moved = source.movedTo();
        if (moved.isPresent() && !moved.get().equals(PostgresqlTarget.place(to))) {
            throw new IllegalStateException(source.path() + " was moved to jdbc:postgresql://" + moved.get()
                    + " before; write --undo to go back to the file, and then move it");
        }
        return moved.isPresent();
    }

    private void look(SqliteSource source) {
        if (isMoved(source)) {
            throw new IllegalStateException(source.path() + " is moved already; --check compares both ends");
        }
        PostgresqlTarget.look(to, username(), password(), source.schema());
        new Table("TABLE", "ROWS")
                .print(
                        LogMove.sizes(source).stream()
                                .map(size -> List.of(size.table(), String.format(Locale.ROOT, "%,d", size.rows())))
                                .toList(),
                        out());
        out().println();
        out().println("The database will do. Nothing was moved.");
    }

    private void check(SqliteSource source) {
        source.schema();
        boolean moved = isMoved(source);
        try (PostgresqlTarget target = PostgresqlTarget.compare(to, username(), password())) {
            MoveProgress progress = new MoveProgress(out());
            List<String> differences = new LogMove(source, target).differences(progress);
            differences.forEach(out()::println);
            if (!differences.isEmpty()) {
                throw new IllegalStateException("the two ends differ in " + differences.size()
                        + " ranges; as long as the receiver runs, they do");
            }
            out().println("Both ends have the same rows" + (moved ? "." : ". The log is not moved yet."));
        }
    }

    private void undo(SqliteSource source) {
        Optional<String> moved = source.movedTo();
        if (moved.isEmpty()) {
            throw new IllegalStateException(source.path() + " was not moved");
        }
        source.hold();
        source.unmark();
        out().println("The receiver may start on " + source.path() + " again. What has come in at jdbc:postgresql://"
                + moved.get() + " since is there and nowhere else");
    }

    /** Of another file than the settings' there are no settings. */
    private Path dataDir() {
        return from == null ? Path.of(setting(DATA_DIR)) : from.toAbsolutePath().getParent();
    }

    private String setting(String key) {
        if (settings == null) {
            settings = StartRehearsal.settings(LOG + "url", LOG + "username", LOG + "password", DATA_DIR);
        }
        return settings.get(key);
    }

    private String username() {
        return username != null ? username : setting(LOG + "username");
    }

    private String password() {
        return setting(LOG + "password");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
