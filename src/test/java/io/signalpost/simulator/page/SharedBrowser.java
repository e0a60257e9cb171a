package io.signalpost.simulator.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.springframework.util.FileSystemUtils;

/** Hands the same browser to every test of the page in this process, since it takes long to start. */
final class SharedBrowser implements BeforeAllCallback {

    private record Running(Path userData, Browser browser) implements AutoCloseable {

        static Running start() {
            try {
                Path userData = Files.createTempDirectory("browser");
                return new Running(userData, Browser.start(userData));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            FileSystemUtils.deleteRecursively(userData);
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        PageTest.browser = test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedBrowser.class))
                .computeIfAbsent("browser", key -> Running.start(), Running.class)
                .browser();
    }
}
