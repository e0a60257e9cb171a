package io.signalpost.observe.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.lang.Nullable;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** What a page must send along to act: of each login another, and after a restart too. No page of another site can read it. */
final class CsrfTokens {

    /** The header that it comes in. */
    static final String HEADER = "X-CSRF-Token";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key =
            new SecretKeySpec(KeyGenerators.secureRandom(32).generateKey(), ALGORITHM);

    String of(OperatorLogin login) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] token = mac.doFinal(login.anchor().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    boolean fits(OperatorLogin login, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        of(login).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
