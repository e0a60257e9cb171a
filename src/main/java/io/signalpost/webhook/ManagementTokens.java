package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Smartcar's application management tokens, by name, in the order of configuration. Signature and challenge answer are
 * the same thing: the lower-case hex of HMAC-SHA256 with the token's text as key (Smartcar, "Payload verification" and
 * "Callback verification").
 */
public final class ManagementTokens {

    private static final int SIGNATURE_LENGTH = 64;
    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, Mac> macs;

    /** @throws IllegalArgumentException when there is none, or one that cannot be meant so */
    public ManagementTokens(Map<String, String> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no management token; set the environment variable SMARTCAR_MANAGEMENT_TOKEN, or write"
                            + " smartcar.management-token=<application management token> into application.properties"
                            + " (Smartcar Dashboard, Application, Configuration)");
        }
        Map<String, Mac> keyed = new LinkedHashMap<>();
        tokens.forEach((name, token) -> keyed.put(name, mac(name, token)));
        this.macs = keyed;
    }

    private ManagementTokens(String name, Mac mac) {
        this.macs = Map.of(name, mac);
    }

    /** Only the token of that name; empty when there is none. */
    public Optional<ManagementTokens> only(String name) {
        return Optional.ofNullable(macs.get(name)).map(mac -> new ManagementTokens(name, mac));
    }

    /** Name of the first token. */
    public String first() {
        return macs.keySet().iterator().next();
    }

    /** What Smartcar sends as {@code SC-Signature} of the message, and expects as the answer to it as a challenge. */
    public String sign(String name, byte[] message) {
        return HEX.formatHex(digest(macs.get(name), message));
    }

    /** Name of the token that the signature was made with; anything but 64 hex digits was made with none. */
    public Optional<String> match(byte[] body, String signature) {
        byte[] given = decode(signature);
        for (Map.Entry<String, Mac> token : macs.entrySet()) {
            // constant time, so that nobody can find a signature digit by digit
            if (MessageDigest.isEqual(digest(token.getValue(), body), given)) {
                return Optional.of(token.getKey());
            }
        }
        return Optional.empty();
    }

    private static byte[] decode(String signature) {
        if (signature.length() != SIGNATURE_LENGTH || !signature.chars().allMatch(HexFormat::isHexDigit)) {
            return new byte[0];
        }
        return HEX.parseHex(signature);
    }

    private static byte[] digest(Mac keyed, byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's HmacSHA256 can be cloned", e);
        }
    }

    private static Mac mac(String name, String token) {
        String key = "smartcar.management-tokens." + name;
        if (!name.matches("[A-Za-z0-9_-]+") || name.equals("errors")) {
            throw new IllegalArgumentException(key + ": the name is also a path, /webhooks/smartcar/" + name
                    + ": write one of letters, digits, - and _, other than \"errors\"");
        }
        if (token.isBlank() || !token.strip().equals(token)) {
            throw new IllegalArgumentException(
                    key + " is blank or has white space around it: write the token as the Smartcar Dashboard shows it");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
