package io.signalpost.authoring.route;

import java.util.List;
import java.util.Optional;

/**
 * A Kamelet, as its file defines it.
 *
 * @param parameters in the order written
 */
public record Kamelet(String name, List<Parameter> parameters) {

    /** Of the name of its file; before it is the name of the Kamelet. */
    public static final String ENDING = ".kamelet.yaml";

    /**
     * A parameter, as JSON Schema describes it.
     *
     * @param schema what its file says of it
     */
    public record Parameter(String name, boolean required, Element schema) {

        /** A keyword of the schema, for instance {@code type}; empty when it is not there or no single value. */
        public Optional<String> said(String keyword) {
            return schema.get(keyword).map(Element::text);
        }

        /** The values that it may have; empty for any. */
        public List<String> choices() {
            return schema.get("enum").stream()
                    .flatMap(list -> list.items().stream())
                    .map(Element::text)
                    .toList();
        }

        /** Whether a route must give it. */
        public boolean isAsked() {
            return required && schema.get("default").isEmpty();
        }
    }
}
