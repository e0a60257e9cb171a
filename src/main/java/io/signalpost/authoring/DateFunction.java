package io.signalpost.authoring;

import java.text.SimpleDateFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Simple's <code>${date:command:pattern}</code>, which Camel understands only when a message comes. */
final class DateFunction {

    private static final Pattern FORM = Pattern.compile("(?s)date:([^:]*)(?::(.*))?");
    private static final Pattern WITH_ZONE = Pattern.compile("(?s)date-with-timezone:([^:]*):([^:]*):(.*)");
    private static final Pattern COMMAND = Pattern.compile(
            "(now|millis|exchangeCreated|file|(header|variable|property|exchangeProperty)\\.[\\w.-]+)(\\s*[+-]\\s*\\w+)*");

    private DateFunction() {}

    /** What is wrong with it; empty when nothing is. */
    static Optional<String> error(String function) {
        Matcher zoned = WITH_ZONE.matcher(function);
        Matcher form = zoned.matches() ? zoned : FORM.matcher(function);
        if (!form.matches() || function.contains("${")) {
            return Optional.empty();
        }
        if (!COMMAND.matcher(form.group(1).strip()).matches()) {
            return Optional.of("Simple has no date of the name '" + form.group(1) + "'");
        }
        return pattern(form.group(form == zoned ? 3 : 2));
    }

    private static Optional<String> pattern(String pattern) {
        try {
            new SimpleDateFormat(pattern == null ? "" : pattern);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("'" + pattern + "' is no pattern of a date: " + e.getMessage());
        }
    }
}
