package io.signalpost.authoring;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Placeholder;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.WrittenRoute;

/**
 * {@code precondition} and {@code autoStartup} are true or false. Of other words Camel takes some for true, stops the start
 * at others, and leaves the route out in silence when there is nothing.
 */
final class Switches implements Check {

    private static final String RULE = "switch";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.routes().all().forEach(route -> Stream.of("precondition", "autoStartup", "auto-startup")
                .forEach(key -> route.part().element().entries().stream()
                        .filter(entry -> key.equals(entry.name()))
                        .forEach(entry -> check(setup, route, key, entry.value(), findings))));
    }

    private static void check(
            Setup setup, WrittenRoute route, String key, Element written, Consumer<SetupFinding> findings) {
        String text = written.text();
        if (text == null) {
            return; // a wrong shape, which the schema tells
        }
        String value = setup.resolve(text).strip();
        Optional<Placeholder> setting =
                Placeholder.in(text).filter(it -> it.function() == null).findFirst();
        if (value.isEmpty() || value.matches("\\{\\{\\?.*}}")) {
            findings.accept(SetupFinding.error(
                    RULE,
                    written.place(),
                    "'" + key + "' is empty, and so " + route.title() + " would be left out without a word",
                    setting.map(it -> "set " + it.key() + " to true or false").orElse("write \"true\" or \"false\"")));
        } else if (setting.isPresent() && text.strip().matches("\\{\\{[^{}]*}}") && isSet(setup, setting.get())) {
            if (!value.matches("true|false")) {
                SourcePlace place = setup.settings().place(setting.get().key());
                findings.accept(SetupFinding.error(
                        RULE,
                        place,
                        "'" + setting.get().key() + "' must be true or false: it switches " + route.title() + " in "
                                + written.place(),
                        "write true or false"));
            }
        } else if (setting.isEmpty() && !value.contains("{{") && isWord(value) && !text.matches("true|false")) {
            findings.accept(SetupFinding.error(
                    RULE, written.place(), "'" + key + "' must be true or false", "write \"true\" or \"false\""));
        } else if (value.equals("false") && setting.isEmpty()) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    written.place(),
                    route.title() + " never starts, its '" + key + "' is false",
                    "let a setting decide, for instance \"{{destination."
                            + route.id().map(Element::text).orElse("x") + ".enabled}}\", or remove the route"));
        }
    }

    private static boolean isSet(Setup setup, Placeholder setting) {
        return setup.settings().value(setting.key()).isPresent();
    }

    /** Anything longer may be a condition, such as <code>'{{profile}}' == 'prod'</code>. */
    private static boolean isWord(String value) {
        return value.matches("[\\w-]+");
    }
}
