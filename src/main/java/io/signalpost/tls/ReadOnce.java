package io.signalpost.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * Files of one bundle as they were when they were first asked for. Spring Boot checks that a key is its certificate's, and
 * then reads both once more for what it uses: a file that is replaced in between would be used unchecked.
 */
final class ReadOnce implements ResourceLoader {

    private final ResourceLoader files;
    private final Map<String, Resource> read = new HashMap<>();

    ReadOnce(ResourceLoader files) {
        this.files = files;
    }

    /**
     * @throws UncheckedIOException when it cannot be read
     */
    @Override
    public Resource getResource(String location) {
        return read.computeIfAbsent(location, this::read);
    }

    private Resource read(String location) {
        try {
            return new ByteArrayResource(files.getResource(location).getContentAsByteArray(), location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ClassLoader getClassLoader() {
        return files.getClassLoader();
    }
}
