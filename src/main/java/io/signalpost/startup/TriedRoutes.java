package io.signalpost.startup;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which routes are tried.
 *
 * @param name    for messages
 * @param pattern of all files that may be needed
 */
public record TriedRoutes(String name, String pattern, Predicate<RouteChoice.Found> wanted) {

    /**
     * The destinations of a file.
     *
     * @param others folder of files that are needed and not beside it; null for none
     */
    public static TriedRoutes ofFile(Path file, Path others) {
        Path folder = folder(file);
        String name = folder + "/" + file.getFileName();
        return new TriedRoutes(file.toString(), RouteFiles.pattern(folder, others), found -> found.file()
                .name()
                .equals(name));
    }

    /** Destinations of a folder, or that the jar brings along. */
    public static TriedRoutes ofFolder(Path folder, Set<String> destinations) {
        return new TriedRoutes(
                folder.toString(), RouteFiles.pattern(folder), found -> destinations.contains(found.destination()));
    }

    private static Path folder(Path file) {
        return file.getParent() == null ? Path.of(".") : file.getParent();
    }
}
