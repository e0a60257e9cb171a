package io.signalpost.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.signalpost.authoring.CamelParts.Kind;
import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;

/** Components, data formats and languages that are not on the class path, or nowhere. */
final class MissingParts implements Check {

    /** Where the key is not the name. */
    private static final Map<String, String> DATA_FORMATS =
            Map.of("bindy", "bindyCsv", "univocityCsv", "univocityCsv", "xmlSecurity", "xmlSecurity");

    private static final Map<String, String> JSON_LIBRARIES = Map.of(
            "jackson", "jackson", "gson", "gson", "fastjson", "fastjson", "johnzon", "johnzon", "jsonb", "jsonb");

    private static final List<String> CIRCUIT_BREAKERS = List.of(
            "org.apache.camel.component.resilience4j.ResilienceReifier",
            "org.apache.camel.component.microprofile.faulttolerance.FaultToleranceReifier");

    private static final Map<String, String> LANGUAGES = Map.of("method", "bean");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.endpoints()
                .filter(endpoint -> !endpoint.scheme().isEmpty() && setup.isOwn(endpoint.part()))
                .forEach(endpoint -> component(setup, endpoint, findings));
        setup.own()
                .all()
                .flatMap(setup::endpoints)
                .filter(endpoint -> endpoint.scheme().isEmpty()
                        && !endpoint.part().is("InterceptSendToEndpoint")
                        && !endpoint.uri().text().matches("(?s).*[{].*"))
                .forEach(endpoint -> missing(
                        setup,
                        Kind.COMPONENT,
                        endpoint.uri().text().strip().split("[:?]", 2)[0],
                        endpoint.place(),
                        findings));
        setup.own().parts().forEach(part -> {
            if (part.type().endsWith("DataFormat") && part.parent().is("Marshal", "Unmarshal")) {
                dataFormat(setup, part, findings);
            } else if (part.type().endsWith("Expression") && !part.type().equals("Expression")) {
                Optional<Element> named =
                        part.is("LanguageExpression") ? part.element().get("language") : Optional.empty();
                String language = named.map(Element::text).orElse(part.name());
                SourcePlace place = named.map(Element::place).orElse(part.place());
                missing(setup, Kind.LANGUAGE, LANGUAGES.getOrDefault(language, language), place, findings);
            } else if (part.is("BeanFactory")) {
                part.element()
                        .get("scriptLanguage")
                        .filter(language -> language.text() != null)
                        .ifPresent(it -> missing(setup, Kind.LANGUAGE, it.text(), it.place(), findings));
            } else if (part.is("Kamelet")) {
                missing(setup, Kind.COMPONENT, "kamelet", part.place(), findings);
            } else if (part.is("CircuitBreaker")
                    && CIRCUIT_BREAKERS.stream()
                            .allMatch(it -> setup.classes().apply(it).isEmpty())) {
                findings.accept(SetupFinding.error(
                        "missing-part",
                        part.place(),
                        "nothing on the class path can break circuits",
                        "leave it out: the event log waits by itself while a destination is down; or add"
                                + " org.apache.camel:camel-resilience4j to the class path, in pom.xml"));
            }
        });
    }

    private static void component(Setup setup, Endpoint endpoint, Consumer<SetupFinding> findings) {
        missing(setup, Kind.COMPONENT, endpoint.scheme(), endpoint.place(), findings);
    }

    private static void dataFormat(Setup setup, Part part, Consumer<SetupFinding> findings) {
        String name = DATA_FORMATS.getOrDefault(part.name(), part.name());
        SourcePlace place = part.place();
        if (part.is("JsonDataFormat")) {
            Optional<Element> written = part.element().get("library").filter(it -> it.text() != null);
            place = written.map(Element::place).orElse(place);
            String library = written.map(Element::text).orElse("");
            name = JSON_LIBRARIES.getOrDefault(library.toLowerCase(Locale.ROOT), "jackson");
        }
        if (!part.is("CustomDataFormat")) {
            missing(setup, Kind.DATA_FORMAT, name, place, findings);
        }
    }

    private static void missing(
            Setup setup, Kind kind, String name, SourcePlace place, Consumer<SetupFinding> findings) {
        if (!name.isEmpty() && !name.contains("{{") && !CamelParts.isThere(kind, name) && !isBean(setup, name)) {
            findings.accept(SetupFinding.error(
                    "missing-part",
                    place,
                    "unknown " + kind.word() + " '" + name + "'",
                    CamelParts.remedy(kind, name, CamelParts.there(kind))));
        }
    }

    /** Camel takes one from the application's beans, too. */
    private static boolean isBean(Setup setup, String name) {
        return setup.beans().names().stream()
                .anyMatch(bean ->
                        bean.equals(name) || bean.matches(Pattern.quote(name) + "-(component|dataformat|language)"));
    }
}
