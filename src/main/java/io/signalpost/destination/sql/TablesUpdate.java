package io.signalpost.destination.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The update of tables that are there already. It has a thread of its own, as many rows take it minutes, in which the receiver
 * is to be open. For one caller at a time.
 */
final class TablesUpdate {

    private static final Logger log = LoggerFactory.getLogger(TablesUpdate.class);

    private final String pool;
    private final Supplier<MigrateResult> migration;
    private final Function<Exception, String> explain;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** @param explain says in a line why it failed */
    TablesUpdate(String pool, Supplier<MigrateResult> migration, Function<Exception, String> explain) {
        this.pool = pool;
        this.migration = migration;
        this.explain = explain;
    }

    void start() {
        last = CompletableFuture.runAsync(this::run, task -> {
            Thread thread = new Thread(task, pool + "-update");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** @throws SQLException why it failed, the first time that somebody asks afterwards */
    boolean isRunning() throws SQLException {
        if (last.isCompletedExceptionally()) {
            CompletableFuture<Void> failed = last;
            last = CompletableFuture.completedFuture(null);
            try {
                failed.join();
            } catch (CompletionException e) {
                throw new SQLNonTransientConnectionException(
                        "the tables could not be brought up to date: " + explain.apply(e), e);
            }
        }
        return !last.isDone();
    }

    private void run() {
        log.atInfo()
                .addKeyValue("pool", pool)
                .log("The tables are being brought up to date; events wait in the event log meanwhile");
        long began = System.nanoTime();
        try {
            MigrateResult result = migration.get();
            tell(result, Duration.ofNanos(System.nanoTime() - began));
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("pool", pool)
                    .addKeyValue("error", explain.apply(e))
                    .log("The tables could not be brought up to date; events wait in the event log");
            throw e;
        }
    }

    /** It is told as an older version does not understand them any more. */
    private void tell(MigrateResult result, Duration took) {
        log.atWarn()
                .addKeyValue("pool", pool)
                .addKeyValue("from", result.initialSchemaVersion)
                .addKeyValue("to", result.targetSchemaVersion)
                .addKeyValue("seconds", took.toSeconds())
                .log("The tables were brought up to date; to go back to an older Signalpost, restore a backup of them");
    }
}
