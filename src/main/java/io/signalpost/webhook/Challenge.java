package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Answers the text that a VERIFY asks to have hashed. The answer is what a signature over that text would be, so whoever
 * may choose the text freely can have any event signed. Real challenges are {@code challenge_<32 hex digits>} or a UUID;
 * a JSON object never has the allowed form.
 */
public final class Challenge {

    private static final int MAX_LENGTH = 128;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LENGTH + "}");

    private Challenge() {}

    /** Whether anybody may have this text signed, so that a signature of it proves nothing. */
    public static boolean isAnswered(byte[] message) {
        return message.length <= MAX_LENGTH && isAnswered(new String(message, StandardCharsets.ISO_8859_1));
    }

    private static boolean isAnswered(String text) {
        return ALLOWED.matcher(text).matches();
    }

    /**
     * Body of the answer, {@code {"challenge":"<hex>"}}.
     *
     * @param text null when the VERIFY has none
     */
    public static String answer(String text, ManagementTokens tokens, String tokenName) throws RefusedException {
        if (text == null || !isAnswered(text)) {
            throw new RefusedException(WebhookRefusal.CHALLENGE);
        }
        return "{\"challenge\":\"" + tokens.sign(tokenName, text.getBytes(StandardCharsets.US_ASCII)) + "\"}";
    }
}
