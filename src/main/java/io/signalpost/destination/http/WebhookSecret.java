package io.signalpost.destination.http;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.signalpost.destination.WrongSetting;
import org.springframework.util.StringUtils;

/** The signing secrets as the Standard Webhooks specification writes them: {@code whsec_} and base64 of 24 to 64 bytes. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";

    private WebhookSecret() {}

    /**
     * @param secrets one or more, with spaces between
     * @return their bytes, in the same order
     * @throws IllegalArgumentException saying what to write, without the secret
     */
    static List<byte[]> keys(String secrets) {
        List<byte[]> keys = new ArrayList<>();
        for (String secret : StringUtils.tokenizeToStringArray(secrets, " ")) {
            keys.add(key(secret));
        }
        if (keys.isEmpty()) {
            throw wrong("is not set");
        }
        return keys;
    }

    private static byte[] key(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw wrong("does not begin with " + PREFIX);
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) { // its message would quote a character of the secret
            throw wrong("is not base64 behind " + PREFIX);
        }
        if (key.length < 24 || key.length > 64) {
            throw wrong("stands for " + key.length + " bytes");
        }
        return key;
    }

    private static IllegalArgumentException wrong(String what) {
        return WrongSetting.of(
                "destination.http.secret",
                what
                        + "; write whsec_ and the base64 of 24 to 64 random bytes, as made by"
                        + " echo whsec_$(openssl rand -base64 32)");
    }
}
