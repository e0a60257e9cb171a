package io.signalpost.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KeptBodies;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import io.signalpost.testing.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import static io.signalpost.http.HttpSocket.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Smartcar sends arrives as it was sent through each proxy of deploy/, over TLS, and so does the answer. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProxiesTest {

    private static final String PATH = "/webhooks/smartcar";
    private static final int MAX_BODY = 256 * 1024;
    private static final int RATE = 5;

    /** Each client has an address of its own, as far as it does not say which. */
    private static final AtomicInteger CLIENTS = new AtomicInteger(256);

    private static final Map<Proxy, Proxy.Running> PROXIES = new EnumMap<>(Proxy.class);

    @TempDir
    private static Path folder;

    private static RunningApp app;
    private static SSLSocketFactory tls;

    @BeforeAll
    static void start() throws Exception {
        TestCertificate certificate = TestCertificate.write(folder);
        PemSslStoreDetails trusted = PemSslStoreDetails.forCertificate(Files.readString(certificate.certificate()));
        tls = SslBundle.of(new PemSslStoreBundle(null, trusted))
                .createSslContext()
                .getSocketFactory();
        app = RunningApp.start(
                folder.resolve("data"),
                "destination.database.enabled=false",
                "signalpost.trusted-proxies=127.0.0.1",
                "signalpost.max-connections-per-address=1",
                "signalpost.max-requests-per-second-per-address=" + RATE,
                "signalpost.request-timeout=2s");
        for (Proxy proxy : Proxy.values()) {
            PROXIES.put(proxy, proxy.start(folder, certificate, app.port(), "2s"));
        }
    }

    @AfterAll
    static void stop() {
        PROXIES.values().forEach(Proxy.Running::close);
        app.close();
    }

    private static HttpSocket connect(Proxy proxy) throws IOException {
        int client = CLIENTS.getAndIncrement();
        return connect(proxy, "127.1." + client / 256 + "." + client % 256);
    }

    private static HttpSocket connect(Proxy proxy, String from) throws IOException {
        int port = PROXIES.get(proxy).port();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
        return HttpSocket.over(tls.createSocket(socket, "localhost", port, true));
    }

    /** A post as it stands on the wire; the host is what the certificate is for. */
    private static byte[] post(byte[] body, String... headers) {
        String request = new String(HttpSocket.post(PATH, body, headers), StandardCharsets.ISO_8859_1);
        return bytes(request.replaceFirst("Host: test", "Host: localhost"));
    }

    private static String signature(byte[] body) {
        return "SC-Signature: " + Examples.sign(body);
    }

    private static byte[] event(String id) {
        return Examples.withId("vehicle-state-first-delivery.json", id);
    }

    private static List<byte[]> kept(String id) {
        return KeptBodies.of(SqliteFile.query(folder.resolve("data/event-log.db")), id);
    }

    /** With blanks of all kinds around, text beyond ASCII, escapes, and numbers that a rewriting would change. */
    private static byte[] oddEvent(String id) {
        String json = new String(event(id), StandardCharsets.UTF_8);
        return (" \r\n\t" + json.substring(0, json.lastIndexOf('}'))
                        + ",\"odd\":[\"\u00e4\u2028\ud83d\ude97\", \"\\u0000\\/\\ud83d\", 1.0, 1e2,-0 ]}\r\n\r\n ")
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void everyByteArrives(Proxy proxy) throws Exception {
        String id = UUID.randomUUID().toString();
        byte[] odd = oddEvent(id);
        try (HttpSocket client = connect(proxy)) {
            String longHeader = "User-Agent: " + "Smartcar".repeat(500);
            assertThat(client.send(post(odd, signature(odd), longHeader)).read().status())
                    .isEqualTo(200);
            assertThat(kept(id)).singleElement().isEqualTo(odd);

            byte[] largest = Arrays.copyOf(event(id + "-largest"), MAX_BODY);
            Arrays.fill(largest, event(id + "-largest").length, MAX_BODY, (byte) ' ');
            assertThat(client.send(post(largest, signature(largest))).read().status())
                    .as("on the same connection")
                    .isEqualTo(200);
            assertThat(kept(id + "-largest")).singleElement().isEqualTo(largest);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void aBodyMayComeInChunksAndAfterAContinue(Proxy proxy) throws Exception {
        byte[] chunked = event(UUID.randomUUID().toString());
        byte[] awaited = event(UUID.randomUUID().toString());
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        try (HttpSocket client = connect(proxy)) {
            client.send(head + signature(chunked) + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int at = 0; at < chunked.length; at += 700) {
                byte[] piece = Arrays.copyOfRange(chunked, at, Math.min(at + 700, chunked.length));
                client.send(Integer.toHexString(piece.length) + "\r\n")
                        .send(piece)
                        .send("\r\n");
            }
            assertThat(client.send("0\r\n\r\n").read().status()).isEqualTo(200);

            client.send(head + signature(awaited) + "\r\nExpect: 100-continue\r\nContent-Length: " + awaited.length
                    + "\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            assertThat(client.send(awaited).read().status()).isEqualTo(200);
        }
    }

    /** HTTP/2, as senders choose it who may. */
    @ParameterizedTest
    @EnumSource
    @Order(1)
    void aSenderMaySpeakHttp2(Proxy proxy) throws Exception {
        byte[] event = event(UUID.randomUUID().toString());
        Path file = Files.write(folder.resolve("event-" + proxy), event);
        Process curl = new ProcessBuilder(
                        "curl",
                        "-sS",
                        "--http2",
                        "--interface",
                        "127.2.0.1",
                        "--cacert",
                        folder.resolve("tls.crt").toString(),
                        "-H",
                        "Content-Type: application/json",
                        "-H",
                        signature(event),
                        "--data-binary",
                        "@" + file,
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_version} %{http_code}",
                        "https://localhost:" + PROXIES.get(proxy).port() + PATH)
                .redirectErrorStream(true)
                .start();

        assertThat(new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("2 200");
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void aChallengeIsAnswered(Proxy proxy) throws Exception {
        try (HttpSocket client = connect(proxy)) {
            Response answer = client.send(post(Examples.body("verify-v4.json"))).read();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"challenge\":\"25c52166cc63c183b0861a8d704110e5a1b587a428e5c5ac6f9c90be8ed4decf\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void whatIsTooLargeIs413DeclaredOrNot(Proxy proxy) throws Exception {
        byte[] tooLarge = new byte[MAX_BODY + 1];
        try (HttpSocket client = connect(proxy)) {
            assertThat(client.send(post(tooLarge)).read().status()).isEqualTo(413);
        }
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(tooLarge.length) + "\r\n";
        try (HttpSocket client = connect(proxy)) {
            assertThat(client.send(head)
                            .send(tooLarge)
                            .send("\r\n0\r\n\r\n")
                            .read()
                            .status())
                    .isEqualTo(413);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void refusalsComeFromTheReceiverAndNothingElseIsReached(Proxy proxy) throws Exception {
        byte[] event = event(UUID.randomUUID().toString());
        try (HttpSocket client = connect(proxy)) {
            assertThat(client.send(post(event, "SC-Signature: " + "0".repeat(64)))
                            .read()
                            .status())
                    .isEqualTo(401);
        }
        for (String path : List.of("/", "/observe/destinations", "/observe/health/ready")) {
            try (HttpSocket client = connect(proxy)) {
                assertThat(client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .read()
                                .status())
                        .isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "CADDY", mode = EnumSource.Mode.EXCLUDE)
    @Order(1)
    void whoIsSlowIsLetGoAndTheOthersAreServed(Proxy proxy) throws Exception {
        byte[] event = event(UUID.randomUUID().toString());
        byte[] request = post(event, signature(event));
        try (HttpSocket slow = connect(proxy);
                HttpSocket other = connect(proxy)) {
            slow.send(Arrays.copyOf(request, request.length - 1));

            assertThat(other.send(request).read().status()).isEqualTo(200);
            assertThat(statusOrClosed(slow)).isNotEqualTo(200);
        }
    }

    /** When that time is over, Caddy answers 200 by itself: Smartcar, which waits 15 s, must have gone. */
    @Test
    @Order(1)
    void caddyWaitsForABodyForLongerThanSmartcarForAnAnswer() throws Exception {
        Matcher time =
                Pattern.compile("read_body (\\d+)s").matcher(Files.readString(Path.of("deploy/caddy/Caddyfile")));

        assertThat(time.find()).isTrue();
        assertThat(Integer.parseInt(time.group(1))).isGreaterThan(15);
    }

    /** 0 when the connection was closed without an answer. */
    private static int statusOrClosed(HttpSocket client) {
        try {
            return client.read().status();
        } catch (IOException closed) {
            return 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void limitsGoByTheClientsAddressAndNoClientClaimsAnother(Proxy proxy) throws Exception {
        String client = "127.3.0." + (1 + proxy.ordinal());
        byte[] unsigned = event(UUID.randomUUID().toString());
        List<Integer> statuses = new ArrayList<>();
        try (HttpSocket flood = connect(proxy, client)) {
            byte[] verify = Examples.body("verify-v4.json");
            for (int i = 0; i < 250 && !statuses.contains(429); i++) {
                statuses.add(flood.send(post(verify, "X-Forwarded-For: 203.0.113." + i))
                        .read()
                        .status());
            }
        }
        assertThat(statuses).contains(429).hasSizeGreaterThanOrEqualTo(RATE);
        try (HttpSocket other = connect(proxy)) {
            assertThat(other.send(post(unsigned, signature(unsigned))).read().status())
                    .as("of another address, by the same proxy")
                    .isEqualTo(200);
        }
        await("the bucket of the client has room again").until(() -> {
            try (HttpSocket again = connect(proxy, client)) {
                return again.send(post(unsigned, "X-Forwarded-For: 203.0.113.9"))
                                .read()
                                .status()
                        == 401;
            }
        });
        await().untilAsserted(() -> assertThat(app.get("/observe/refused").body())
                .contains("\"" + client + "\"")
                .doesNotContain("\"127.0.0.1\"", "203.0.113."));
    }

    /** Whatever it is: Smartcar sends the event again. */
    @ParameterizedTest
    @EnumSource
    @Order(2)
    void withoutAReceiverTheAnswerIsOfTheServersKind(Proxy proxy) throws Exception {
        app.close();
        byte[] event = event(UUID.randomUUID().toString());
        try (HttpSocket client = connect(proxy)) {
            assertThat(client.send(post(event, signature(event))).read().status())
                    .isBetween(500, 599);
        }
    }
}
