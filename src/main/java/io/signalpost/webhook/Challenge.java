package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Answers the text that a VERIFY asks to have hashed. The answer is what a signature over that text would be, so whoever
 * may choose the text freely can have any event signed. Real challenges are {@code challenge_<32 hex digits>} or a UUID;
 * a JSON object never has the allowed form.
 */
public final class Challenge {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private Challenge() {}

    /**
     * Body of the answer, {@code {"challenge":"<hex>"}}.
     *
     * @param text null when the VERIFY has none
     */
    public static String answer(String text, ManagementTokens tokens, String tokenName) throws RejectedException {
        if (text == null || !ALLOWED.matcher(text).matches()) {
            throw new RejectedException(Rejection.CHALLENGE);
        }
        return "{\"challenge\":\"" + tokens.sign(tokenName, text.getBytes(StandardCharsets.US_ASCII)) + "\"}";
    }
}
