package io.signalpost.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.ssl.SslBundle;

/**
 * What a bundle shows to those who connect, and whom it trusts.
 *
 * @param shown   certificates with a key, and those that vouch for them; empty for a bundle that only trusts
 * @param trusted whose certificates are taken
 */
record Certificates(List<Certificate> shown, List<Certificate> trusted) {

    private static final Duration SOON = Duration.ofDays(14);

    /** Whether a client will take them. */
    enum Validity {
        GOOD("is good"),
        EXPIRES_SOON("expires within 14 days"),
        EXPIRED("has expired"),
        NOT_YET_VALID("is not valid yet");

        private final String text;

        Validity(String text) {
            this.text = text;
        }

        /** Behind "The certificate". */
        String text() {
            return text;
        }
    }

    static Certificates of(SslBundle bundle) {
        return new Certificates(
                all(bundle.getStores().getKeyStore()), all(bundle.getStores().getTrustStore()));
    }

    private static List<Certificate> all(KeyStore store) {
        List<Certificate> all = new ArrayList<>();
        try {
            for (String alias : store == null ? List.<String>of() : Collections.list(store.aliases())) {
                Certificate[] chain = store.getCertificateChain(alias);
                all.addAll(chain == null ? List.of(store.getCertificate(alias)) : List.of(chain));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** When the first of the chain does. Empty when none is shown. */
    Optional<Instant> expires() {
        return x509().stream().map(one -> one.getNotAfter().toInstant()).min(Comparator.naturalOrder());
    }

    Validity validity(Instant now) {
        Instant end = expires().orElse(Instant.MAX);
        if (now.isAfter(end)) {
            return Validity.EXPIRED;
        }
        if (x509().stream().anyMatch(one -> now.isBefore(one.getNotBefore().toInstant()))) {
            return Validity.NOT_YET_VALID;
        }
        return now.plus(SOON).isAfter(end) ? Validity.EXPIRES_SOON : Validity.GOOD;
    }

    private List<X509Certificate> x509() {
        return shown.stream()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }
}
