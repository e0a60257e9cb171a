package io.signalpost.http;

import java.nio.file.Files;
import java.nio.file.Path;
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

    private RunningApp start() {
        String store = "spring.ssl.bundle.pem.public.keystore.";
        return RunningApp.start(
                data,
                "destination.database.enabled=false",
                "signalpost.ssl.bundle=public",
                store + "certificate=" + certificates.resolve("tls.crt"),
                store + "private-key=" + certificates.resolve("tls.key"),
                store + "verify-keys=true",
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
            await().untilAsserted(() -> {
                try (SSLSocket socket = TlsClient.connect(app.port())) {
                    assertThat(TlsClient.certificate(socket)).isEqualTo(second.x509());
                }
            });

            Files.writeString(certificates.resolve("tls.crt"), "not a certificate");
            await().until(() ->
                    output.getOut().contains("ERROR") || output.getOut().contains("WARN"));
            try (SSLSocket socket = TlsClient.connect(app.port())) {
                assertThat(TlsClient.certificate(socket)).isEqualTo(second.x509());
            }
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
                .contains("spring.ssl.bundle.*", "Missing certificates", "PEM files");
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
