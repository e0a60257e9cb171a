package io.signalpost.command.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Trust in the certificates of a file, and in no others. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /** @throws IllegalArgumentException when the file has none */
    static SSLContext of(Path file) {
        try {
            PemSslStoreDetails trusted = PemSslStoreDetails.forCertificate(Files.readString(file));
            return SslBundle.of(new PemSslStoreBundle(null, trusted)).createSslContext();
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("no certificates in PEM can be read from " + file);
        }
    }
}
