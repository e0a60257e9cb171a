package io.signalpost.authoring;

import java.util.Optional;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.WrittenRoute;

/**
 * What is written to a file stays there: a name that is always the same is written over, and lines that are appended need an
 * end, where Simple trims one that stands at the end of its text.
 */
final class WrittenFiles implements Check {

    private static final String RULE = "written-file";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        overwritten(setup, findings);
        setup.own().all().forEach(route -> setup.endpoints(route)
                .filter(endpoint -> endpoint.is("file") && !endpoint.reads())
                .filter(endpoint -> endpoint.value("fileExist")
                        .filter("Append"::equalsIgnoreCase)
                        .isPresent())
                .filter(endpoint -> endpoint.option("appendChars").isEmpty())
                .forEach(endpoint -> findings.accept(finding(route, endpoint))));
    }

    private static void overwritten(Setup setup, Consumer<SetupFinding> findings) {
        setup.own().all().forEach(route -> setup.endpoints(route)
                .filter(endpoint -> endpoint.is("file") && !endpoint.reads())
                .filter(endpoint -> endpoint.option("fileExist").isEmpty()
                        && !endpoint.path().isBlank())
                .flatMap(endpoint -> endpoint.option("fileName").stream())
                .filter(name -> name.isKnown())
                .forEach(name -> findings.accept(SetupFinding.warning(
                        RULE,
                        name.place(),
                        "the file has always the same name, so each event overwrites the one before",
                        "write fileExist: Append with appendChars, or ${header.SmartcarEventId} in the name"))));
    }

    private static SetupFinding finding(WrittenRoute route, Endpoint endpoint) {
        Optional<Element> trimmed = route.part()
                .all("SetBody", "Transform")
                .flatMap(Part::all)
                .filter(part -> part.is("SimpleExpression")
                        && part.element().get("trim").isEmpty())
                .flatMap(part -> part.get("expression").stream())
                .filter(text -> String.valueOf(text.text()).endsWith("\n"))
                .reduce((first, last) -> last);
        return SetupFinding.warning(
                RULE,
                trimmed.map(Element::place).orElse(endpoint.place()),
                trimmed.isPresent()
                        ? "Simple trims the line end of this text, so the lines in the file would run into each other"
                        : "what is appended has no line end, so the lines in the file would run into each other",
                "write appendChars: \"\\\\n\" as a parameter of file:");
    }
}
