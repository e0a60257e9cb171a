package io.signalpost.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.signalpost.testing.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.FileSystemResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

class WatchedBundlesTest {

    @TempDir
    Path certificates;

    @TempDir
    Path elsewhere;

    @Test
    void aCertificateThatIsReplacedWhileItIsReadIsNotUsedWithTheOldKey() throws Exception {
        // Given
        TestCertificate first = TestCertificate.write(certificates);
        TestCertificate second = TestCertificate.write(elsewhere);
        AtomicBoolean replace = new AtomicBoolean();
        WatchedBundles bundles = new WatchedBundles(
                settings(first),
                files(location -> {
                    if (replace.get() && location.endsWith("tls.crt")) {
                        copy(second.certificate(), first.certificate());
                    }
                }),
                InstantSource.system());
        WatchedBundle bundle = bundles.all().get(0);

        // When
        replace.set(true);
        bundles.look();

        // Then
        assertThat(shown(bundles)).isEqualTo(first.x509());
        assertThat(bundle.trouble()).isEmpty();

        // When it is looked at again
        bundles.look();

        // Then
        assertThat(shown(bundles)).isEqualTo(first.x509());
        assertThat(bundle.trouble()).hasValueSatisfying(trouble -> assertThat(trouble)
                .contains("Private key in keystore matches none of the certificates"));

        // When the key has come too
        replace.set(false);
        copy(second.privateKey(), first.privateKey());
        bundles.look();

        // Then
        assertThat(shown(bundles)).isEqualTo(second.x509());
        assertThat(bundle.trouble()).isEmpty();
    }

    private static ResourceLoader files(Consumer<String> afterReading) {
        return new FileSystemResourceLoader() {
            @Override
            public Resource getResource(String location) {
                return new FileSystemResource(location) {
                    @Override
                    public InputStream getInputStream() throws IOException {
                        return new ByteArrayInputStream(getContentAsByteArray());
                    }

                    @Override
                    public byte[] getContentAsByteArray() throws IOException {
                        byte[] content = super.getContentAsByteArray();
                        afterReading.accept(location);
                        return content;
                    }
                };
            }
        };
    }

    private static SslProperties settings(TestCertificate files) {
        PemSslBundleProperties bundle = new PemSslBundleProperties();
        bundle.setReloadOnUpdate(true);
        bundle.getKeystore().setCertificate(files.certificate().toString());
        bundle.getKeystore().setPrivateKey(files.privateKey().toString());
        SslProperties settings = new SslProperties();
        settings.getBundle().getPem().put("public", bundle);
        return settings;
    }

    private static Certificate shown(WatchedBundles bundles) throws Exception {
        KeyStore keys = bundles.getBundle("public").getStores().getKeyStore();
        return keys.getCertificate(keys.aliases().nextElement());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
