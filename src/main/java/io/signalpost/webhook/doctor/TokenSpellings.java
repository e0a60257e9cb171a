package io.signalpost.webhook.doctor;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a token may have become on its way from the Dashboard into the settings, or been before. */
final class TokenSpellings {

    /** Separators, controls, and formats such as zero-width characters. */
    private static final String INVISIBLE = "[\\p{Z}\\p{C}]";

    private static final String QUOTES = "[\"'`\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb]";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private TokenSpellings() {}

    /** Without what does not belong to it, and with what a shell, an editor or a settings file may have added. */
    static Set<String> withOtherCharacters(String token) {
        return others(
                token,
                text -> text.replaceAll(INVISIBLE, ""),
                text -> text.replaceAll(QUOTES, ""),
                text -> text.replaceAll(INVISIBLE, "").replaceAll(QUOTES, ""),
                text -> text.replaceAll("[,;]$", ""),
                text -> text + "\n",
                text -> text + "\r\n",
                text -> text + " ",
                text -> " " + text,
                text -> "\"" + text + "\"",
                text -> "'" + text + "'",
                text -> BYTE_ORDER_MARK + text);
    }

    static Set<String> otherwiseEncoded(String token) {
        return others(
                token,
                text -> URLDecoder.decode(text, StandardCharsets.UTF_8),
                text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
                text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8),
                text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).strip(),
                text -> base64(text),
                text -> base64(text + "\n"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @SafeVarargs
    private static Set<String> others(String token, UnaryOperator<String>... spellings) {
        Set<String> others = new LinkedHashSet<>();
        Arrays.stream(spellings).forEach(spelling -> {
            try {
                others.add(spelling.apply(token));
            } catch (IllegalArgumentException notEncoded) {
                // then it is not that
            }
        });
        others.remove(token);
        others.removeIf(String::isEmpty);
        return others;
    }
}
