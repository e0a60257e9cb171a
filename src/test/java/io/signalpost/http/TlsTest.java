package io.signalpost.http;

import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

import io.signalpost.testing.TestCertificate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class TlsTest {

    private static final byte[] REQUEST = post("/in", bytes("x"));

    @TempDir
    static Path folder;

    private static DefaultSslBundleRegistry bundles;
    private static TestCertificate certificate;
    private static RunningEngine engine;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.write(folder);
        bundles = new DefaultSslBundleRegistry("public", bundle(certificate));
        engine = RunningEngine.start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("platform-http:/in").setBody(constant("ok"));
                        from("platform-http:/large").setBody(constant(new byte[500_000]));
                    }
                },
                Tls.of("public", bundles),
                "request-timeout=2s");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void clean() {
        engine.refusals.clear();
    }

    private static SslBundle bundle(TestCertificate certificate) {
        PemSslStoreDetails files = PemSslStoreDetails.forCertificate(
                        certificate.certificate().toUri().toString())
                .withPrivateKey(certificate.privateKey().toUri().toString());
        return SslBundle.of(new PemSslStoreBundle(files, null));
    }

    private static HttpSocket connect(String... protocols) throws Exception {
        return HttpSocket.over(TlsClient.connect(engine.port(), protocols));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void requestsAreServed(String protocol) throws Exception {
        try (HttpSocket socket = connect(protocol)) {
            for (int i = 0; i < 3; i++) {
                assertThat(socket.send(REQUEST).read().body()).isEqualTo("ok");
            }
            assertThat(socket.send(post("/large", new byte[90_000])).read().body())
                    .hasSize(500_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theLastAnswerArrivesAndThenTheLineIsClosed(String protocol) throws Exception {
        try (HttpSocket socket = connect(protocol)) {
            assertThat(socket.send(post("/nowhere", new byte[90_000])).read().status())
                    .isEqualTo(404);
            assertThat(socket.isClosedByServer()).isTrue(); // a reset would be an exception
        }
        try (HttpSocket socket = connect(protocol)) {
            assertThat(socket.send(post("/in", bytes("x"), "Connection: close"))
                            .read()
                            .body())
                    .isEqualTo("ok");
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoHasSaidAllStillGetsTheAnswer() throws Exception {
        try (HttpSocket socket = connect("TLSv1.3")) {
            assertThat(socket.send(post("/large", new byte[90_000]))
                            .endSending()
                            .read()
                            .body())
                    .hasSize(500_000);
            assertThat(socket.isClosedByServer()).isTrue();
        }
    }

    @Test
    void theNextConnectionGetsANewCertificateAndTheOldOnesGoOn() throws Exception {
        TestCertificate old = certificate;
        certificate = TestCertificate.write(folder);
        try (SSLSocket before = TlsClient.connect(engine.port())) {
            assertThat(TlsClient.certificate(before)).isEqualTo(old.x509());

            bundles.updateBundle("public", bundle(certificate));

            try (SSLSocket after = TlsClient.connect(engine.port())) {
                assertThat(TlsClient.certificate(after)).isEqualTo(certificate.x509());
            }
            assertThat(HttpSocket.over(before).send(REQUEST).read().body()).isEqualTo("ok");
        }
    }

    @Test
    void aNewCertificateThatCannotBeUsedIsNot() throws Exception {
        assertThatThrownBy(() -> bundles.updateBundle("public", SslBundle.of(null, null, null, "no such protocol")))
                .isInstanceOf(IllegalStateException.class);

        try (SSLSocket after = TlsClient.connect(engine.port())) {
            assertThat(TlsClient.certificate(after)).isEqualTo(certificate.x509());
        }
    }

    @Test
    void plainHttpIsClosedAndCounted() throws Exception {
        try (HttpSocket socket = engine.connect()) {
            assertThatThrownBy(() -> socket.send(REQUEST).read()).hasMessageNotContaining("200");

            await().untilAsserted(() -> assertThat(engine.refusals).containsExactly(Refusal.TLS));
        }
    }

    /** A hello of TLS 1.1, which the JDK's own client would not send any more. */
    @Test
    void olderTlsIsRefused() throws Exception {
        byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 4 + 2];
        byte[] start = {0x16, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2};
        byte[] end = {0, 0, 2, (byte) 0xC0, 0x09, 1, 0}; // no session, ECDHE_ECDSA_WITH_AES_128_CBC_SHA, no compression
        System.arraycopy(start, 0, hello, 0, start.length);
        System.arraycopy(end, 0, hello, hello.length - end.length, end.length);

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), engine.port())) {
            socket.getOutputStream().write(hello);
            byte[] alert = new byte[7];
            new DataInputStream(socket.getInputStream()).readFully(alert);

            assertThat(alert[0]).as("record type").isEqualTo((byte) 21);
            assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
        }
        await().untilAsserted(() -> assertThat(engine.refusals).containsExactly(Refusal.TLS));
    }

    @Test
    void aHandshakeThatDoesNotComeIsCutOff() throws Exception {
        try (HttpSocket silent = engine.connect();
                HttpSocket slow = engine.connect().send(new byte[] {0x16, 3, 1, 0, 45})) {
            assertThat(slow.isClosedByServer()).isTrue();
            assertThat(silent.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoOnlyLooksWhetherThePortIsOpenIsNotCounted() throws Exception {
        engine.connect().close();
        try (HttpSocket socket = connect()) {
            assertThat(socket.send(REQUEST).read().body()).isEqualTo("ok");
        }
        assertThat(engine.refusals).isEmpty();
    }

    @Test
    void aBundleThatIsNotThereIsNamedWithWhatToWrite() {
        assertThatThrownBy(() -> Tls.of("publik", bundles))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signalpost.ssl.bundle is publik")
                .hasMessageContaining("spring.ssl.bundle.pem.publik.keystore.certificate=");
    }

    @Test
    void noBundleIsPlainHttp() {
        assertThat(Tls.of("", bundles)).isEqualTo(Optional.empty());
    }
}
