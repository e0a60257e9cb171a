package io.signalpost.authoring.simple;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the things asked in turn in {@code body.signal('x').number}.
 *
 * @param name      of the property or method; null for an index
 * @param arguments null when there are no brackets
 * @param index     in square brackets; null for a property
 */
public record Step(String name, List<String> arguments, String index) {

    /** @return empty when the path is not well-formed */
    static Optional<List<Step>> parse(String path) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < path.length()) {
            char first = path.charAt(at);
            int end;
            if (first == '[') {
                end = closing(path, at, '[', ']');
                if (end < 0) {
                    return Optional.empty();
                }
                steps.add(new Step(null, null, path.substring(at + 1, end)));
                at = end + 1;
                continue;
            }
            if (path.startsWith("?.", at)) {
                at += 2;
            } else if (first == '.') {
                at++;
            } else {
                return Optional.empty();
            }
            end = at;
            while (end < path.length() && Character.isJavaIdentifierPart(path.charAt(end))) {
                end++;
            }
            String name = path.substring(at, end);
            List<String> arguments = null;
            if (end < path.length() && path.charAt(end) == '(') {
                int close = closing(path, end, '(', ')');
                if (close < 0) {
                    return Optional.empty();
                }
                arguments = arguments(path.substring(end + 1, close));
                end = close + 1;
            }
            if (name.isEmpty()) {
                return Optional.empty();
            }
            steps.add(new Step(name, arguments, null));
            at = end;
        }
        return Optional.of(steps);
    }

    private static int closing(String path, int from, char open, char close) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < path.length(); i++) {
            char c = path.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** What stands between the commas that are in no quotes and no brackets. */
    public static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
            if (c == ',' && depth == 0 && quote == 0) {
                arguments.add(current.toString().strip());
                current.setLength(0);
            } else {
                current.append(c);
            }
        }
        if (!current.toString().isBlank() || !arguments.isEmpty()) {
            arguments.add(current.toString().strip());
        }
        return arguments;
    }

    boolean is(String property) {
        return property.equals(property());
    }

    /** {@code number} for {@code number}, {@code number()} and {@code getNumber}; empty text for an index. */
    String property() {
        if (name == null) {
            return "";
        }
        return name.matches("get[A-Z].*") ? name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4) : name;
    }

    /** Its one argument without quotes; null when there is none, or the message says which. */
    String literal() {
        if (arguments == null || arguments.size() != 1 || arguments.get(0).contains("${")) {
            return null;
        }
        return arguments.get(0).replaceAll("^['\"]|['\"]$", "");
    }
}
