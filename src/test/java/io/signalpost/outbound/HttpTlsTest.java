package io.signalpost.outbound;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import io.signalpost.testing.BusinessSystem;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Certificates, good and bad. */
class HttpTlsTest {

    private static final String PASSWORD = "changeit";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private static Path folder;

    private static Path authority;

    private BusinessSystem system;

    @BeforeAll
    static void trustAnAuthority() throws Exception {
        authority = folder.resolve("authority.p12");
        keytool(authority, "-genkeypair", "-alias", "authority", "-keyalg", "EC", "-dname", "CN=Test", "-ext", "bc:c");
        System.setProperty(TRUST_STORE, authority.toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
    }

    @AfterAll
    static void forgetTheAuthority() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void refusesASelfSignedCertificate() throws Exception {
        Path keys = folder.resolve("self-signed.p12");
        keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        serve(keys);

        assertRefused("unable to find valid certification path");
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        serve(certificate("fleet.example.com"));

        assertRefused("No subject alternative DNS name matching localhost");
    }

    @Test
    void refusesACertificateThatHasExpiredAndPostsOnceItIsRenewed() throws Exception {
        serve(certificate("localhost", "-startdate", "-10d", "-validity", "5"));
        assertRefused("validity check failed");
        system.close();

        serve(certificate("localhost"));

        assertThat(post()).isEqualTo(200);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(this::post).isInstanceOf(SSLException.class).hasStackTraceContaining(reason);
        assertThat(system.requests()).isEmpty();
    }

    private int post() throws Exception {
        AddressGuard guard = new AddressGuard(SystemDefaultDnsResolver.INSTANCE, true, "");
        try (CloseableHttpClient client = HttpClients.blocking(
                        new ExchangeLimits(Duration.ofSeconds(30), "30 s", 0), guard)
                .build()) {
            return client.execute(
                    new HttpPost("https://localhost:" + system.port() + "/"), response -> response.getCode());
        }
    }

    private void serve(Path keyStore) throws Exception {
        KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        system = BusinessSystem.start(tls);
    }

    /** A key store with a certificate that the authority has issued. */
    private static Path certificate(String host, String... options) throws Exception {
        Path keys =
                Files.copy(authority, Files.createTempDirectory(folder, "tls").resolve("keys.p12"));
        List<String> command = new ArrayList<>(List.of("-genkeypair", "-alias", "server", "-signer", "authority"));
        command.addAll(List.of("-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host));
        command.addAll(List.of(options));
        keytool(keys, command.toArray(String[]::new));
        keytool(keys, "-delete", "-alias", "authority");
        return keys;
    }

    private static void keytool(Path keyStore, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-storepass", PASSWORD, "-keystore", keyStore.toString()));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
    }
}
