package io.signalpost.authoring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A route file that has been read.
 *
 * @param packaged whether it is the one that the jar brings along
 * @param root     all of it as it is written; null when it is not YAML or empty
 * @param entries  what Camel's model makes of it; of a Kamelet a route template
 * @param kamelet  empty when it is none
 */
public record RouteFile(
        YamlFile source, boolean packaged, Element root, List<Part> entries, Optional<Kamelet> kamelet) {

    private static final String RULE = "route-file";

    static RouteFile read(YamlFile source, boolean packaged, CamelSchema schema, Consumer<SetupFinding> findings) {
        List<SetupFinding> unreadable = new ArrayList<>();
        Optional<Element> root = source.read(unreadable::add);
        unreadable.forEach(findings);
        List<Part> entries = new ArrayList<>();
        Optional<Kamelet> kamelet = Optional.empty();
        if (root.isEmpty() && unreadable.isEmpty()) {
            findings.accept(SetupFinding.error(
                    RULE,
                    SourcePlace.of(source.name()),
                    "is empty",
                    "write '- route:' and what follows, or remove the file"));
        } else if (root.isPresent() && source.name().endsWith(Kamelet.ENDING)) {
            KameletFile file = new KameletFile(source, findings);
            kamelet = file.read(root.get());
            kamelet.flatMap(it -> file.template(root.get(), it))
                    .ifPresent(template -> entries.add(new PartReader(schema, findings).read(template)));
        } else if (root.isPresent() && !root.get().isList()) {
            findings.accept(SetupFinding.error(RULE, root.get().place(), "a route file is a list", "write '- route:'"));
        } else {
            PartReader reader = new PartReader(schema, findings);
            root.map(Element::items).orElse(List.of()).forEach(item -> entries.add(reader.read(item)));
        }
        return new RouteFile(source, packaged, root.orElse(null), entries, kamelet);
    }

    public String name() {
        return source.name();
    }

    public Stream<WrittenRoute> routes() {
        return entries.stream()
                .flatMap(entry -> entry.children().stream())
                .flatMap(part -> WrittenRoute.of(part).stream());
    }
}
