package io.signalpost.authoring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads a Kamelet as Camel does: as a route template whose parameters its schema defines. So what holds for the steps of routes
 * holds for its steps.
 */
final class KameletFile {

    private static final String RULE = "kamelet";
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean");

    private final YamlFile source;
    private final Consumer<SetupFinding> findings;

    KameletFile(YamlFile source, Consumer<SetupFinding> findings) {
        this.source = source;
        this.findings = findings;
    }

    private String nameOfFile() {
        String file = source.name().substring(source.name().lastIndexOf('/') + 1);
        return file.substring(0, file.length() - Kamelet.ENDING.length());
    }

    /** Empty when what is written is none, which is a finding. */
    Optional<Kamelet> read(Element root) {
        expect(root, "apiVersion", "camel.apache.org/v1");
        expect(root, "kind", "Kamelet");
        Optional<Element> metadata = map(root, "metadata");
        metadata.ifPresent(it -> expect(it, "name", nameOfFile()));
        Optional<Element> definition = map(root, "spec").flatMap(spec -> map(spec, "definition"));
        List<Kamelet.Parameter> parameters = new ArrayList<>();
        definition.ifPresent(it -> {
            for (String text : List.of("title", "description")) {
                if (it.get(text).map(Element::text).orElse("").isBlank()) {
                    error(it, "the definition has no '" + text + "'", "write " + text + ": and what the Kamelet does");
                }
            }
            parameters.addAll(parameters(it));
        });
        return metadata.isPresent() && definition.isPresent()
                ? Optional.of(new Kamelet(nameOfFile(), parameters))
                : Optional.empty();
    }

    private List<Kamelet.Parameter> parameters(Element definition) {
        List<Element> required = definition.get("required").map(Element::items).orElse(List.of());
        Set<String> asked = required.stream().map(Element::text).collect(Collectors.toSet());
        List<Kamelet.Parameter> parameters = new ArrayList<>();
        for (Entry entry : definition.get("properties").map(Element::entries).orElse(List.of())) {
            parameters.add(new Kamelet.Parameter(entry.name(), asked.contains(entry.name()), entry.value()));
            type(entry);
        }
        List<String> names = parameters.stream().map(Kamelet.Parameter::name).toList();
        required.stream()
                .filter(name -> !names.contains(name.text()))
                .forEach(name -> error(
                        name,
                        "'" + name.text() + "' is required, and no property",
                        Suggestion.didYouMean(name.text(), names, "write it below properties:")));
        return parameters;
    }

    private void type(Entry property) {
        String type = property.value().get("type").map(Element::text).orElse("");
        if (!TYPES.contains(type)) {
            error(
                    property.value().get("type").orElse(property.key()),
                    "the property '" + property.name() + "' has no type that a parameter can have",
                    Suggestion.didYouMean(type, TYPES, "write type: string, number, integer or boolean"));
        }
    }

    /** The route template that Camel makes of it; empty without one. */
    Optional<Element> template(Element root, Kamelet kamelet) {
        Optional<Element> template = root.get("spec").flatMap(spec -> map(spec, "template"));
        template.ifPresent(it -> {
            if (it.get("from").isEmpty() && it.get("route").isEmpty()) {
                error(it, "the template has no 'from'", "write from: with uri: kamelet:source and steps:");
            }
        });
        return template.map(it -> Element.routeTemplate(source, kamelet, it));
    }

    private Optional<Element> map(Element owner, String key) {
        Optional<Element> value = owner.get(key);
        if (value.isEmpty() || !value.get().isMap()) {
            error(
                    value.orElse(owner),
                    "a Kamelet has '" + key + "'",
                    "write " + key + ": and what belongs to it below");
            return Optional.empty();
        }
        return value;
    }

    private void expect(Element owner, String key, String expected) {
        Optional<Element> value = owner.get(key);
        if (!expected.equals(value.map(Element::text).orElse(null))) {
            error(value.orElse(owner), "'" + key + "' is not " + expected, "write " + key + ": " + expected);
        }
    }

    private void error(Element at, String what, String remedy) {
        findings.accept(SetupFinding.error(RULE, at.place(), what, remedy));
    }
}
