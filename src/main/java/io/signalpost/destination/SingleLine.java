package io.signalpost.destination;

/** Text from an event on its way to a place where a line break would mean something: a log line, a mail header. */
public final class SingleLine {

    private static final int MAX_SUBJECT = 200;

    private SingleLine() {}

    /** For a mail's subject. */
    public static String subject(String text) {
        return of(text, MAX_SUBJECT);
    }

    /** The text with control and format characters and line separators as blanks, at most {@code max} characters long. */
    static String of(String text, int max) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= max ? line : line.substring(0, line.offsetByCodePoints(max - 1, 0)) + "…";
    }
}
