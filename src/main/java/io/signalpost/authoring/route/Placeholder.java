package io.signalpost.authoring.route;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A <code>{{…}}</code> of a route file, which Camel replaces by a setting when it reads the file.
 *
 * @param key      the setting, or what is asked of a function such as {@code env}
 * @param function {@code bean}, {@code env}, {@code sys} and the like; null for a setting
 * @param optional whether it may be absent, or has a default
 */
public record Placeholder(String key, String function, boolean optional) {

    private static final Pattern FORM = Pattern.compile("\\{\\{(\\?|!)?([^{}]*?)}}");
    private static final Pattern FUNCTION = Pattern.compile("(bean|env|sys|service(\\.\\w+)?):(.*)");

    public static Stream<Placeholder> in(String text) {
        return FORM.matcher(text).results().map(Placeholder::of);
    }

    /** The text with each replaced by its value; one that has none, or is a function, stays as it is. */
    public static String resolve(String text, Settings settings) {
        return FORM.matcher(text).replaceAll(found -> {
            Placeholder placeholder = of(found);
            String inside = found.group(2);
            String fallback = inside.contains(":") ? inside.substring(inside.indexOf(':') + 1) : found.group();
            return Matcher.quoteReplacement(
                    placeholder.function == null
                            ? settings.value(placeholder.key).orElse(fallback)
                            : found.group());
        });
    }

    private static Placeholder of(MatchResult found) {
        String inside = found.group(2).strip();
        Matcher function = FUNCTION.matcher(inside);
        boolean optional = found.group(1) != null;
        if (function.matches()) {
            String asked = function.group(3);
            return new Placeholder(asked.split(":", 2)[0], function.group(1), optional || asked.contains(":"));
        }
        return new Placeholder(inside.split(":", 2)[0], null, optional || inside.contains(":"));
    }
}
