package io.signalpost.destination;

import java.util.Base64;
import java.util.regex.Pattern;

import org.apache.commons.lang3.StringUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Text from elsewhere on its way to a place where a line break would mean something: a log line, a mail header, a terminal. */
public final class SingleLine {

    private static final int MAX_SUBJECT = 200;
    private static final int ENCODED_AT_ONCE = 11; // of up to four bytes each: 60 in base64
    // Control and format characters (the latter can turn the reading direction), line and paragraph separators, blanks.
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    private SingleLine() {}

    /** For a mail's subject. A text that looks encoded already is encoded, so that it is shown as it is. */
    public static String subject(String text) {
        String line = of(text, MAX_SUBJECT);
        return line.contains("=?") ? encoded(line) : line;
    }

    /** By RFC 2047: words of at most 75 characters, none of which ends within a character. */
    private static String encoded(String line) {
        StringBuilder words = new StringBuilder();
        int[] characters = line.codePoints().toArray();
        for (int from = 0; from < characters.length; from += ENCODED_AT_ONCE) {
            String part = new String(characters, from, Math.min(ENCODED_AT_ONCE, characters.length - from));
            words.append(from == 0 ? "" : " ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(part.getBytes(UTF_8)))
                    .append("?=");
        }
        return words.toString();
    }

    /** The text as one line of at most {@code max} characters; empty for null. */
    public static String of(String text, int max) {
        String line = NO_TEXT.matcher(StringUtils.defaultString(text)).replaceAll(" ");
        return StringUtils.abbreviate(line.strip(), "…", max);
    }
}
