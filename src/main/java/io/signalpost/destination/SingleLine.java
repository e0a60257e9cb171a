package io.signalpost.destination;

import java.util.regex.Pattern;

import org.apache.commons.lang3.StringUtils;

/** Text from elsewhere on its way to a place where a line break would mean something: a log line, a mail header, a terminal. */
public final class SingleLine {

    private static final int MAX_SUBJECT = 200;
    // Control and format characters (the latter can turn the reading direction), line and paragraph separators, blanks.
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    private SingleLine() {}

    /** For a mail's subject. */
    public static String subject(String text) {
        return of(text, MAX_SUBJECT);
    }

    /** The text as one line of at most {@code max} characters; empty for null. */
    public static String of(String text, int max) {
        String line = NO_TEXT.matcher(StringUtils.defaultString(text)).replaceAll(" ");
        return StringUtils.abbreviate(line.strip(), "…", max);
    }
}
