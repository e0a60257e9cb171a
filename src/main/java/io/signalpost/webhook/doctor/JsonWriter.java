package io.signalpost.webhook.doctor;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a {@link JsonTree} in one of the ways there are. */
final class JsonWriter {

    /** @param indent of each level; null for all in one line */
    record Spacing(String comma, String colon, String indent) {}

    /** What is written as an escape beside what must be. */
    enum Escapes {
        /** JavaScript */
        NONE,
        /** Python */
        NON_ASCII,
        /** Java, .NET */
        NON_ASCII_UPPER_CASE,
        SLASH,
        /** PHP */
        SLASH_AND_NON_ASCII,
        /** Go */
        HTML;

        boolean escapes(char c) {
            return switch (this) {
                case NONE, SLASH -> false;
                case NON_ASCII, NON_ASCII_UPPER_CASE, SLASH_AND_NON_ASCII -> c > 126;
                case HTML -> c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029';
            };
        }

        boolean escapesSlash() {
            return this == SLASH || this == SLASH_AND_NON_ASCII;
        }
    }

    private static final int MAX_LENGTH = 1 << 18; // indenting can make a small text large
    private static final String SHORT = "\b\t\n\f\r\"\\";
    private static final String SHORT_NAMES = "btnfr\"\\";

    private final Spacing spacing;
    private final Escapes escapes;
    private final HexFormat hex;
    private final StringBuilder out = new StringBuilder();

    private JsonWriter(Spacing spacing, Escapes escapes) {
        this.spacing = spacing;
        this.escapes = escapes;
        this.hex = escapes == Escapes.NON_ASCII_UPPER_CASE ? HexFormat.of().withUpperCase() : HexFormat.of();
    }

    /** Empty when it becomes too long. */
    static Optional<String> write(Object tree, Spacing spacing, Escapes escapes) {
        JsonWriter writer = new JsonWriter(spacing, escapes);
        writer.value(tree, 0);
        return writer.isFull() ? Optional.empty() : Optional.of(writer.out.toString());
    }

    private boolean isFull() {
        return out.length() > MAX_LENGTH;
    }

    private void value(Object value, int level) {
        if (isFull()) {
            return;
        }
        if (value instanceof Map<?, ?> object) {
            out.append('{');
            String comma = "";
            for (Map.Entry<?, ?> field : object.entrySet()) {
                next(comma, level + 1);
                text((String) field.getKey());
                out.append(spacing.colon);
                value(field.getValue(), level + 1);
                comma = spacing.comma;
            }
            end('}', object.isEmpty(), level);
        } else if (value instanceof List<?> array) {
            out.append('[');
            String comma = "";
            for (Object element : array) {
                next(comma, level + 1);
                value(element, level + 1);
                comma = spacing.comma;
            }
            end(']', array.isEmpty(), level);
        } else if (value instanceof JsonTree.Literal literal) {
            out.append(literal.text());
        } else {
            text((String) value);
        }
    }

    private void next(String comma, int level) {
        if (!isFull()) {
            out.append(comma);
            indent(level);
        }
    }

    private void end(char bracket, boolean empty, int level) {
        if (!empty) {
            indent(level);
        }
        out.append(bracket);
    }

    private void indent(int level) {
        if (spacing.indent != null) {
            out.append('\n').append(spacing.indent.repeat(level));
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int name = SHORT.indexOf(c);
            if (name >= 0) {
                out.append('\\').append(SHORT_NAMES.charAt(name));
            } else if (c == '/' && escapes.escapesSlash()) {
                out.append("\\/");
            } else if (c < ' ' || escapes.escapes(c)) {
                out.append("\\u").append(hex.toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
