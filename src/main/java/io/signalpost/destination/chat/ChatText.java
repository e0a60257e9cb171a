package io.signalpost.destination.chat;

import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.lang3.StringUtils;

/**
 * A text on its way into a chat. What there would call people ({@code <!channel>}, {@code @all}) or hide where a link leads
 * ({@code [text](address)}) becomes signs that look alike: words of an event may be anybody's.
 */
public final class ChatText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LENGTH = 2_000; // what every chat takes

    /** Control characters but line breaks, and format characters, which can turn the reading direction. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n]]+");

    private static final String SIGNS = "<>@&[]";
    private static final String ALIKE = "\u2039\u203A\uFF20\uFF06\uFF3B\uFF3D";

    private ChatText() {}

    /** A JSON text, with its quotes: nothing in it can end the message. */
    public static String json(String text) throws JsonProcessingException {
        return JSON.writeValueAsString(plain(text));
    }

    static String plain(String text) {
        String plain =
                NO_TEXT.matcher(StringUtils.defaultString(text)).replaceAll(" ").strip();
        return StringUtils.abbreviate(StringUtils.replaceChars(plain, SIGNS, ALIKE), "…", MAX_LENGTH);
    }
}
