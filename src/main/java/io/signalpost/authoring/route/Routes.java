package io.signalpost.authoring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The route files in use. */
public record Routes(List<RouteFile> files) {

    /**
     * A file to read.
     *
     * @param name     as a person would name it, for instance {@code routes/chat.camel.yaml}
     * @param packaged whether it is the one that the jar brings along
     */
    public record Source(String name, String text, boolean packaged) {

        public boolean isKamelet() {
            return name.endsWith(Kamelet.ENDING);
        }
    }

    public static Routes read(List<Source> sources, Consumer<SetupFinding> findings) {
        CamelSchema schema = CamelSchema.load();
        List<RouteFile> files = new ArrayList<>();
        for (Source source : sources) {
            files.add(RouteFile.read(YamlFile.of(source.name(), source.text()), source.packaged(), schema, findings));
        }
        return new Routes(files);
    }

    public Stream<WrittenRoute> all() {
        return files.stream().flatMap(RouteFile::routes);
    }

    /** Those that routes may name. */
    public Stream<Kamelet> kamelets() {
        return files.stream().flatMap(file -> file.kamelet().stream());
    }

    /** The templates of Kamelets, as routes. */
    public Stream<WrittenRoute> kameletRoutes() {
        return files.stream()
                .filter(file -> file.kamelet().isPresent())
                .flatMap(file -> file.entries().stream())
                .flatMap(entry -> entry.all("RouteTemplate"))
                .flatMap(template -> template.all("From").limit(1).map(from -> new WrittenRoute(template, from)));
    }

    /** Every map, list and single value of every file that could be read. */
    public Stream<Element> elements() {
        return files.stream().map(RouteFile::root).filter(Objects::nonNull).flatMap(Element::all);
    }

    /** Every part of every file. */
    public Stream<Part> parts() {
        return files.stream().flatMap(file -> file.entries().stream()).flatMap(Part::all);
    }
}
