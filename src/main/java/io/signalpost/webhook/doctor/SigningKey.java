package io.signalpost.webhook.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * A configured token, or what it may have been meant to be. For one thread at a time.
 *
 * @param flaw what is wrong with the token as it is configured; null for the token itself
 */
record SigningKey(String tokenName, Diagnosis flaw, Mac mac) {

    /** The tokens themselves, in the order of configuration. */
    static List<SigningKey> tokens(Map<String, String> tokensByName) {
        List<SigningKey> keys = new ArrayList<>();
        tokensByName.forEach((name, token) -> keys.add(key(name, null, token)));
        return keys;
    }

    static List<SigningKey> spellings(Map<String, String> tokensByName) {
        List<SigningKey> keys = new ArrayList<>();
        tokensByName.forEach((name, token) -> {
            TokenSpellings.withOtherCharacters(token)
                    .forEach(other -> keys.add(key(name, Diagnosis.TOKEN_STRAY_CHARACTERS, other)));
            TokenSpellings.otherwiseEncoded(token)
                    .forEach(other -> keys.add(key(name, Diagnosis.TOKEN_ENCODED, other)));
        });
        return keys;
    }

    byte[] sign(byte[] message) {
        return mac.doFinal(message);
    }

    /** A record would show its parts. */
    @Override
    public String toString() {
        return "SigningKey[" + tokenName + "]";
    }

    private static SigningKey key(String name, Diagnosis flaw, String token) {
        return new SigningKey(
                name,
                flaw,
                HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, token.getBytes(StandardCharsets.UTF_8)));
    }
}
