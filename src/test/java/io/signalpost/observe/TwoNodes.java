package io.signalpost.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.signalpost.eventlog.LogDatabase;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.springframework.util.FileSystemUtils;

/** Two nodes that share a log in PostgreSQL, for all tests that need such. */
public final class TwoNodes implements BeforeAllCallback {

    private static Running running;

    /** Of a test that this extends. */
    public static List<RunningApp> nodes() {
        return running.nodes;
    }

    public static LogDatabase log() {
        return running.log;
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        running = test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TwoNodes.class))
                .computeIfAbsent("nodes", key -> Running.start(), Running.class);
    }

    private record Running(Path folder, LogDatabase log, List<RunningApp> nodes) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("nodes");
                LogDatabase log = LogDatabase.postgresql();
                return new Running(folder, log, List.of(start(folder, log, "one"), start(folder, log, "other")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static RunningApp start(Path folder, LogDatabase log, String name) {
            return RunningApp.start(
                    folder.resolve(name),
                    "signalpost.event-log.url=" + log.url(),
                    // one for both, as it has to be
                    "destination.database.url=" + log.url());
        }

        @Override
        public void close() throws IOException {
            nodes.forEach(RunningApp::close);
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
