package io.signalpost.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The Smartcar application that all webhooks belong to: its id, its secret for the Management API, and the application
 * management token that signs. Tokens are never shown.
 */
public final class Application {

    private final String clientId;
    private final String clientSecret;
    private volatile Tokens tokens;

    private record Tokens(String current, String former, boolean liveStaysOnFormer) {}

    /** @throws IllegalArgumentException when the token is blank or has white space around it */
    public Application(String clientId, String clientSecret, String managementToken) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.tokens = new Tokens(checked(managementToken), null, false);
    }

    public String clientId() {
        return clientId;
    }

    public boolean hasSecret(String secret) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), clientSecret.getBytes(StandardCharsets.UTF_8));
    }

    /** For those who run the simulator: it is good for nothing else. */
    public String clientSecret() {
        return clientSecret;
    }

    /**
     * Takes a new token into use, as "Regenerate" does in the Dashboard.
     *
     * @param liveStaysOnFormer VERIFY and TEST use the new one while LIVE deliveries go on with the former, as has been
     *                          seen of Smartcar (github.com/wbyoung/smartcar, issue 139)
     */
    public void rotate(String newToken, boolean liveStaysOnFormer) {
        tokens = new Tokens(checked(newToken), tokens.current, liveStaysOnFormer);
    }

    /** Lower-case hex HMAC-SHA256 with the current token. */
    public String sign(byte[] message) {
        return sign(tokens.current, message);
    }

    /** As {@link #sign}, of a LIVE delivery. */
    public String signLive(byte[] message) {
        Tokens now = tokens;
        return sign(now.liveStaysOnFormer ? now.former : now.current, message);
    }

    /** With the token before the current one; with a token that nobody knows when there was none. */
    public String signFormer(byte[] message) {
        String former = tokens.former;
        return former == null ? signUnknown(message) : sign(former, message);
    }

    /** With a token that nobody knows. */
    public String signUnknown(byte[] message) {
        return sign(UUID.randomUUID().toString(), message);
    }

    private static String sign(String token, byte[] message) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, token.getBytes(StandardCharsets.UTF_8)).hmacHex(message);
    }

    private static String checked(String token) {
        if (token == null || token.isBlank() || !token.strip().equals(token)) {
            throw new IllegalArgumentException(
                    "the management token is blank or has white space around it: give it as the Smartcar Dashboard shows it");
        }
        return token;
    }

    @Override
    public String toString() {
        return "Application[" + clientId + "]";
    }
}
