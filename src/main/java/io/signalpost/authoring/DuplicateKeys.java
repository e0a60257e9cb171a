package io.signalpost.authoring;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Entry;
import io.signalpost.authoring.route.SetupFinding;

/** A key written twice in one map: Camel takes one of them, or both, without a word. */
final class DuplicateKeys implements Check {

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own().elements().forEach(element -> look(element, findings));
    }

    private static void look(Element element, Consumer<SetupFinding> findings) {
        Map<String, Element> first = new HashMap<>();
        for (Entry entry : element.entries()) {
            Element before = first.putIfAbsent(String.valueOf(entry.name()), entry.key());
            if (before != null) {
                findings.accept(SetupFinding.error(
                        "duplicate-key",
                        entry.key().place(),
                        "'" + entry.name() + "' is written a second time, first in line "
                                + before.place().line(),
                        "keep one of them; a step of its own begins with a dash"));
            }
        }
    }
}
