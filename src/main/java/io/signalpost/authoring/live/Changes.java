package io.signalpost.authoring.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Entry;
import io.signalpost.authoring.route.Routes.Source;
import io.signalpost.authoring.route.YamlFile;

/**
 * How the route files have changed. Its text form names them, for instance {@code chat, log (new), http (packaged)}.
 *
 * @param gone files whose routes are to end: those that were removed, and the former versions of those that were edited
 * @param come files whose routes are to begin
 */
record Changes(List<Source> gone, List<Source> come) {

    static Changes between(Collection<Source> before, Collection<Source> after) {
        List<Source> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<Source> come = new ArrayList<>(after);
        come.removeAll(before);
        return new Changes(gone, come);
    }

    Changes reversed() {
        return new Changes(come, gone);
    }

    boolean areNone() {
        return gone.isEmpty() && come.isEmpty();
    }

    /**
     * Whether files have more in them than routes: what all routes have been made with, such as beans, a routeConfiguration or
     * a Kamelet.
     */
    boolean concernOthers() {
        return Stream.concat(gone.stream(), come.stream()).anyMatch(Source::isKamelet) || haveMoreThanRoutes();
    }

    private boolean haveMoreThanRoutes() {
        return Stream.concat(gone.stream(), come.stream())
                .flatMap(file -> YamlFile.of(file.name(), file.text()).read(unreadable -> {}).stream())
                .flatMap(file -> file.items().stream())
                .map(Element::entries)
                .flatMap(Collection::stream)
                .map(Entry::name)
                .anyMatch(key -> !"route".equals(key) && !"from".equals(key));
    }

    @Override
    public String toString() {
        Map<String, String> files = new TreeMap<>();
        gone.forEach(file -> files.put(title(file), " (removed)"));
        come.forEach(file -> files.merge(
                title(file), file.packaged() ? " (packaged)" : " (new)", (gone, same) -> file.packaged() ? same : ""));
        return String.join(
                ", ",
                files.entrySet().stream()
                        .map(file -> file.getKey() + file.getValue())
                        .toList());
    }

    private static String title(Source file) {
        return file.name().substring(file.name().lastIndexOf('/') + 1).replaceFirst("\\.(camel|kamelet)\\.yaml$", "");
    }
}
