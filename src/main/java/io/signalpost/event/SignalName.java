package io.signalpost.event;

import java.util.Locale;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;

/**
 * Which signal is meant. Bodies say {@code {code, name, group}} or a part of it, {@code "Group.Name"} or the bare code;
 * the catalogue adds what is left out. Only the code is to be relied on: wrong names and groups have been seen.
 */
record SignalName(String code, String group, String name) {

    private static final Catalog CATALOG = Catalog.get();

    /** @return null when the node names no signal */
    static SignalName of(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().isBlank() ? null : of(node.textValue());
        }
        String code = Json.text(node.path("code"));
        String group = Json.text(node.path("group"));
        String name = Json.text(node.path("name"));
        if (code == null) {
            return group == null || name == null ? null : of(group + "." + name);
        }
        SignalName known = of(code);
        return new SignalName(known.code(), group == null ? known.group() : group, name == null ? known.name() : name);
    }

    /** @param text a code or {@code Group.Name} */
    static SignalName of(String text) {
        return CATALOG.signal(text)
                .or(() -> CATALOG.signalNamed(text))
                .map(SignalName::of)
                .orElseGet(() -> unknown(Objects.requireNonNullElse(text, "")));
    }

    private static SignalName of(SignalDefinition signal) {
        return new SignalName(signal.code(), signal.group(), signal.name());
    }

    private static SignalName unknown(String text) {
        int dot = text.indexOf('.');
        String code = text.toLowerCase(Locale.ROOT).replace('.', '-');
        return dot < 0
                ? new SignalName(code, null, null)
                : new SignalName(code, text.substring(0, dot), text.substring(dot + 1));
    }
}
