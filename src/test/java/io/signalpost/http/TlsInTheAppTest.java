package io.signalpost.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.net.ssl.SSLSocket;

import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** TLS by settings alone, from the files to the answer. */
@ExtendWith(OutputCaptureExtension.class)
class TlsInTheAppTest {

    private static final byte[] EVENT = Examples.body("vehicle-error.json");

    @TempDir
    Path data;

    @TempDir
    Path certificates;

    @TempDir
    Path elsewhere;

    private RunningApp start() {
        String store = "spring.ssl.bundle.pem.public.keystore.";
        return RunningApp.start(
                data,
                "destination.database.enabled=false",
                "signalpost.ssl.bundle=public",
                "signalpost.management-ssl-bundle=public",
                store + "certificate=" + certificates.resolve("tls.crt"),
                store + "private-key=" + certificates.resolve("tls.key"),
                "spring.ssl.bundle.pem.public.reload-on-update=true",
                "spring.ssl.bundle.watch.file.quiet-period=100ms");
    }

    @Test
    void eventsAreTakenAndNewFilesAreUsedWithoutARestart(CapturedOutput output) throws Exception {
        TestCertificate first = TestCertificate.write(certificates);
        try (RunningApp app = start()) {
            try (SSLSocket socket = TlsClient.connect(app.port())) {
                assertThat(TlsClient.certificate(socket)).isEqualTo(first.x509());
                byte[] request = post("/webhooks/smartcar", EVENT, "SC-Signature: " + sign(EVENT));
                assertThat(HttpSocket.over(socket).send(request).read().status())
                        .isEqualTo(200);
            }
            assertThat(output).contains("https://0.0.0.0:" + app.port() + "/webhooks/smartcar");

            TestCertificate second = TestCertificate.write(certificates);

            await().untilAsserted(() -> assertBothPortsShow(app, second));
        }
    }

    @Test
    void theOldPairStaysInUseOnBothPortsUntilTheNewOneFits(CapturedOutput output) throws Exception {
        // Given
        TestCertificate first = TestCertificate.write(certificates);
        TestCertificate second = TestCertificate.write(elsewhere);
        try (RunningApp app = start()) {

            // When the certificate comes before its key
            TestCertificate.put(first.certificate(), Files.readString(second.certificate()));

            // Then
            await().untilAsserted(() -> assertThat(warnings(output)).isNotEmpty());
            assertBothPortsShow(app, first);
            assertThat(warnings(output))
                    .singleElement()
                    .asString()
                    .contains(
                            "the old certificate stays",
                            "bundle=\"public\"",
                            first.certificate().toString(),
                            "Private key in keystore matches none of the certificates");
            assertThat(health(app)).contains("\"status\":\"DEGRADED\"", "the old certificate stays");

            // When the key has come too
            TestCertificate.put(first.privateKey(), Files.readString(second.privateKey()));

            // Then
            await().untilAsserted(() -> assertBothPortsShow(app, second));
            assertThat(health(app)).doesNotContain("DEGRADED");
        }
    }

    @Test
    void filesThatCannotBeReadAreToldInOneLine(CapturedOutput output) throws Exception {
        TestCertificate first = TestCertificate.write(certificates);
        try (RunningApp app = start()) {
            TestCertificate.put(first.certificate(), "not a certificate");

            await().untilAsserted(() -> assertThat(warnings(output)).isNotEmpty());

            assertBothPortsShow(app, first);
            assertThat(warnings(output))
                    .singleElement()
                    .asString()
                    .contains("bundle=\"public\"", first.certificate().toString(), "the old certificate stays");
            assertThat(output).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void aCertificateThatHasExpiredIsToldWithItsDate(CapturedOutput output) throws Exception {
        TestCertificate good = TestCertificate.write(certificates);
        try (RunningApp app = start()) {
            assertThat(health(app))
                    .contains(good.x509().getNotAfter().toInstant().toString());

            TestCertificate expired = TestCertificate.write(certificates, -3, 1);

            await().untilAsserted(() -> assertThat(warnings(output)).anySatisfy(line -> assertThat(line)
                    .contains("The certificate has expired", "bundle=\"public\"", expires(expired))));
            assertThat(health(app)).contains("\"status\":\"DEGRADED\"", "has expired", expires(expired));
            double end = expired.x509().getNotAfter().toInstant().getEpochSecond();
            assertThat(management(app, "/observe/metrics"))
                    .contains("signalpost_tls_certificate_expiry_timestamp_seconds{bundle=\"public\"} " + end);
            assertThat(management(app, "/observe/health/ready")).contains("\"status\":\"UP\"");
        }
    }

    private static String expires(TestCertificate certificate) {
        return certificate.x509().getNotAfter().toInstant().toString();
    }

    private static List<String> warnings(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                .toList();
    }

    private static void assertBothPortsShow(RunningApp app, TestCertificate certificate) throws Exception {
        for (int port : new int[] {app.port(), app.management("/").getPort()}) {
            try (SSLSocket socket = TlsClient.connect(port)) {
                assertThat(TlsClient.certificate(socket)).isEqualTo(certificate.x509());
            }
        }
    }

    private static String health(RunningApp app) throws Exception {
        return management(app, "/observe/health");
    }

    private static String management(RunningApp app, String path) throws Exception {
        try (SSLSocket socket = TlsClient.connect(app.management("/").getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(HttpSocket.bytes(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void filesThatCannotBeUsedStopTheStart(CapturedOutput output) throws Exception {
        TestCertificate.write(certificates);
        Files.writeString(certificates.resolve("tls.crt"), "not a certificate");

        assertThatThrownBy(this::start).isNotNull();

        assertThat(output.getOut().lines().filter(line -> line.contains("Not started")))
                .singleElement()
                .asString()
                .contains("spring.ssl.bundle.pem.public", "tls.crt", "Missing certificates", "PEM files");
    }

    @Test
    void aKeyOfAnotherCertificateStopsTheStart(CapturedOutput output) throws Exception {
        TestCertificate.write(certificates);
        Files.copy(
                TestCertificate.write(elsewhere).privateKey(),
                certificates.resolve("tls.key"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(this::start).isNotNull();

        assertThat(output.getOut().lines().filter(line -> line.contains("Not started")))
                .singleElement()
                .asString()
                .contains("spring.ssl.bundle.pem.public", "tls.key", "matches none of the certificates");
    }

    @Test
    void aBundleThatIsNotThereStopsTheStart(CapturedOutput output) {
        assertThatThrownBy(() -> RunningApp.start(data, "signalpost.ssl.bundle=publik"))
                .isNotNull();

        assertThat(output.getOut().lines().filter(line -> line.contains("Not started")))
                .singleElement()
                .asString()
                .contains("signalpost.ssl.bundle is publik", "spring.ssl.bundle.pem.publik.keystore.certificate=");
    }
}
