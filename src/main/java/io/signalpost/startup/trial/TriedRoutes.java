package io.signalpost.startup.trial;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

import io.signalpost.startup.route.RouteFiles;

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
        return new TriedRoutes(file.toString(), RouteFiles.pattern(folder, others), found -> isIn(found, folder, file));
    }

    /** Destinations of a folder, or that the jar brings along, with all that its file of that name has. */
    public static TriedRoutes ofFolder(Path folder, Path file, Set<String> destinations) {
        return new TriedRoutes(
                folder.toString(),
                RouteFiles.pattern(folder),
                found -> destinations.contains(found.destination()) || isIn(found, folder, file));
    }

    private static boolean isIn(RouteChoice.Found found, Path folder, Path file) {
        return found.file().name().equals(folder + "/" + file.getFileName());
    }

    private static Path folder(Path file) {
        return file.getParent() == null ? Path.of(".") : file.getParent();
    }
}
