package io.signalpost.authoring.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Notices that files of some folders were written, added or removed, and have been left alone since the look before: to an editor a
 * save is several steps, of which the first may be an empty file. The folders may come and go. Not thread-safe.
 */
final class SavedFiles {

    private final Collection<Path> folders;
    private final Predicate<String> names;
    private Map<Path, List<Object>> known;
    private Map<Path, List<Object>> before;

    /** @param names of the files that matter */
    SavedFiles(Collection<Path> folders, Predicate<String> names) {
        this.folders = folders;
        this.names = names;
        this.known = look();
        this.before = known;
    }

    /** Whether there is something new since the last time that it was so. */
    boolean areNew() {
        Map<Path, List<Object>> now = look();
        boolean settled = now.equals(before);
        before = now;
        if (!settled || now.equals(known)) {
            return false;
        }
        known = now;
        return true;
    }

    private Map<Path, List<Object>> look() {
        Map<Path, List<Object>> files = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
                all.filter(file -> names.test(file.getFileName().toString()))
                        .forEach(file -> traces(file).ifPresent(traces -> files.put(file, traces)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** What a save changes; empty for a file that has just gone. */
    private static Optional<List<Object>> traces(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
