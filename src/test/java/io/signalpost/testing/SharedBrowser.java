package io.signalpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.springframework.util.FileSystemUtils;

/** Hands the same browser to every test of a page in this process, since it takes long to start. */
public final class SharedBrowser implements BeforeAllCallback {

    private static Browser browser;

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
        browser = test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedBrowser.class))
                .computeIfAbsent("browser", key -> Running.start(), Running.class)
                .browser();
    }

    /** Of a test that this extends. */
    public static Browser browser() {
        return browser;
    }
}
