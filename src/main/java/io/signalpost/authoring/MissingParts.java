package io.signalpost.authoring;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.signalpost.authoring.CamelParts.Kind;
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

    private static final Map<String, String> LANGUAGES = Map.of("method", "bean");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.endpoints()
                .filter(endpoint -> !endpoint.scheme().isEmpty() && setup.isOwn(endpoint.part()))
                .forEach(endpoint -> component(setup, endpoint, findings));
        setup.own().parts().forEach(part -> {
            if (part.type().endsWith("DataFormat") && part.parent().is("Marshal", "Unmarshal")) {
                dataFormat(setup, part, findings);
            } else if (part.type().endsWith("Expression") && !part.type().equals("Expression")) {
                String language = part.is("LanguageExpression") ? part.text("language") : part.name();
                missing(setup, Kind.LANGUAGE, LANGUAGES.getOrDefault(language, language), part.place(), findings);
            }
        });
    }

    private static void component(Setup setup, Endpoint endpoint, Consumer<SetupFinding> findings) {
        missing(setup, Kind.COMPONENT, endpoint.scheme(), endpoint.place(), findings);
    }

    private static void dataFormat(Setup setup, Part part, Consumer<SetupFinding> findings) {
        String name = DATA_FORMATS.getOrDefault(part.name(), part.name());
        if (part.is("JsonDataFormat")) {
            String library = part.element().isMap() ? part.text("library") : "";
            name = JSON_LIBRARIES.getOrDefault(library.toLowerCase(Locale.ROOT), "jackson");
        }
        if (!part.is("CustomDataFormat")) {
            missing(setup, Kind.DATA_FORMAT, name, part.place(), findings);
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
