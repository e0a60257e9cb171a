package io.signalpost.observe.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.lang.Nullable;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** What a page must send along to act: of each login another, and after a restart too. No page of another site can read it. */
final class CsrfTokens {

    /** The header that it comes in. */
    static final String HEADER = "X-CSRF-Token";

    private final byte[] key = KeyGenerators.secureRandom(32).generateKey();

    String of(OperatorLogin login) {
        byte[] token = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(login.anchor());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    boolean fits(OperatorLogin login, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        of(login).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
