package io.signalpost.eventlog.failure;

import java.util.regex.Pattern;

import org.apache.commons.lang3.StringUtils;

/** What another system says, as one line without personal data: mail addresses and VINs are left out. */
public final class SafeText {

    private static final int MAX_LENGTH = 300;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");
    private static final Pattern PERSONAL =
            Pattern.compile("[^\\s<>@\"',;:()]+@[^\\s<>@\"',;:()]+|\\b[A-HJ-NPR-Z0-9]{17}\\b");

    private SafeText() {}

    /** Empty for null. */
    public static String of(String text) {
        String line =
                CONTROL.matcher(StringUtils.defaultString(text)).replaceAll(" ").strip();
        return StringUtils.abbreviate(PERSONAL.matcher(line).replaceAll("…"), MAX_LENGTH);
    }
}
