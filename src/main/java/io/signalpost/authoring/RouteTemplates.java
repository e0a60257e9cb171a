package io.signalpost.authoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;

/** A route made of a template gives the parameters that the template asks for. */
final class RouteTemplates implements Check {

    private static final String RULE = "route-template";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, Part> templates = setup.routes()
                .parts()
                .filter(part -> part.is("RouteTemplate"))
                .collect(Collectors.toMap(part -> part.text("id"), part -> part, (first, again) -> first));
        setup.own().parts().filter(part -> part.is("TemplatedRoute")).forEach(route -> {
            Optional<Element> ref = route.element().get("routeTemplateRef").filter(it -> it.text() != null);
            if (ref.isEmpty()) {
                return; // told by the schema
            }
            Part template = templates.get(ref.get().text());
            if (template == null) {
                findings.accept(SetupFinding.error(
                        RULE,
                        ref.get().place(),
                        "no route template has the id '" + ref.get().text() + "'",
                        Suggestion.didYouMean(
                                ref.get().text(), templates.keySet(), "write the id of a routeTemplate")));
            } else {
                parameters(route, template, findings);
            }
        });
    }

    private static void parameters(Part route, Part template, Consumer<SetupFinding> findings) {
        Set<String> known = parametersOf(template);
        List<Element> given = names(route).toList();
        given.stream()
                .filter(name -> !known.contains(name.text()))
                .forEach(name -> findings.accept(SetupFinding.error(
                        RULE,
                        name.place(),
                        "the template '" + template.text("id") + "' has no parameter '" + name.text() + "'",
                        Suggestion.didYouMean(name.text(), known, "write one of " + String.join(", ", known)))));
        Set<String> missing = template.element().get("parameters").stream()
                .flatMap(list -> list.items().stream())
                .filter(it -> it.get("defaultValue").isEmpty()
                        && it.get("required")
                                .map(Element::text)
                                .filter("false"::equals)
                                .isEmpty())
                .flatMap(it -> it.get("name").stream())
                .map(Element::text)
                .collect(Collectors.toSet());
        given.forEach(name -> missing.remove(name.text()));
        boolean mistyped = given.stream().anyMatch(name -> !known.contains(name.text()));
        if (!missing.isEmpty() && !mistyped) {
            findings.accept(SetupFinding.error(
                    RULE,
                    route.place(),
                    "the template '" + template.text("id") + "' asks for " + String.join(", ", missing),
                    "write name: and value: of each below parameters:"));
        }
    }

    /** Names that stand for values of parameters in a template, as in <code>{{name}}</code>. */
    static Set<String> parametersOf(Part template) {
        return names(template).map(Element::text).collect(Collectors.toSet());
    }

    private static Stream<Element> names(Part part) {
        return part.element().get("parameters").stream()
                .flatMap(list -> list.items().stream())
                .flatMap(it -> it.get("name").stream())
                .filter(name -> name.text() != null);
    }
}
