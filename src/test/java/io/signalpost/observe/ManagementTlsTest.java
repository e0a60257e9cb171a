package io.signalpost.observe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ManagementTlsTest {

    @TempDir
    Path folder;

    @Test
    void speaksTlsWithTheCertificateOfABundle(CapturedOutput output) throws Exception {
        TestCertificate certificate = TestCertificate.write(folder);
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"),
                "signalpost.management-ssl-bundle=operators",
                "spring.ssl.bundle.pem.operators.keystore.certificate=" + certificate.certificate(),
                "spring.ssl.bundle.pem.operators.keystore.private-key=" + certificate.privateKey())) {

            URI health = URI.create("https://localhost:" + app.management("/").getPort() + "/observe/health/ready");
            HttpResponse<String> answer = trusting(certificate.x509())
                    .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"status\":\"UP\"");
            assertThat(HttpSocket.exchange(
                                    health.getPort(), HttpSocket.bytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                            .status())
                    .as("without TLS")
                    .isEqualTo(400);
            assertThat(output).contains("management    https://127.0.0.1:");
        }
    }

    private static HttpClient trusting(X509Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("it", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
