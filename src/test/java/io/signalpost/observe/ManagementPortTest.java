package io.signalpost.observe;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.http.HttpSocket.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What malformed, oversized and slow requests do on the management port: no harm, and least of all to the receiver. */
@ExtendWith(OutputCaptureExtension.class)
class ManagementPortTest {

    private static final String POST = "POST /observe/destinations/database HTTP/1.1~Host: localhost~";
    private static final String JSON = POST + "Content-Type: application/json~";

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(folder);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** In the requests {@code ~} stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | garbage~~
            400 | GET /<script>alert(1)</script> HTTP/1.1~Host: localhost~~
            400 | GET /observe/health HTTP/1.1~~
            400 | GET /observe/health HTTP/1.1~Host: localhost~Host: evil.example~~
            400 | GET /observe/health HTTP/1.1~Host: local host~~
            400 | GET /observe/%2e%2e/health HTTP/1.1~Host: localhost~~
            400 | GET /observe/health;x=1 HTTP/1.1~Host: localhost~Accept: text/html~~
            405 | TRACE /observe/health HTTP/1.1~Host: localhost~~
            400 | BREW /observe/health HTTP/1.1~Host: localhost~~
            404 | GET /nothing HTTP/1.1~Host: localhost~~
            404 | GET /nothing HTTP/1.1~Host: localhost~Accept: text/html~~
            404 | GET /error HTTP/1.1~Host: localhost~~
            404 | GET /observe/heapdump HTTP/1.1~Host: localhost~~
            404 | GET /observe/threaddump HTTP/1.1~Host: localhost~~
            404 | POST /observe/shutdown HTTP/1.1~Host: localhost~Content-Length: 0~~
            404 | POST /observe/loggers/root HTTP/1.1~Host: localhost~Content-Length: 0~~
            405 | DELETE /observe/destinations/database HTTP/1.1~Host: localhost~~
            405 | POST /observe/health HTTP/1.1~Host: localhost~Content-Length: 0~~
            406 | GET /observe/destinations HTTP/1.1~Host: localhost~Accept: text/html~~
            400 | ${JSON}Content-Length: 5~~{"a":
            400 | ${JSON}Content-Length: 2~~[]
            400 | ${JSON}Content-Length: 22~~{"action":{"a":["b"]}}
            415 | ${POST}Content-Type: text/plain~Content-Length: 2~~{}
            411 | ${JSON}Transfer-Encoding: chunked~~2~{}~0~~
            411 | ${JSON}Content-Length: 2~Transfer-Encoding: chunked~~2~{}~0~~
            413 | ${JSON}Content-Length: 16385~~{
            413 | ${JSON}Content-Length: 99999999999~~{
            """)
    void malformedRequestsAreRefusedAndNothingOfTheInsidesIsTold(int status, String request, CapturedOutput output)
            throws Exception {
        int logged = output.length();

        String answer = exchange(request.replace("${JSON}", JSON).replace("${POST}", POST));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer)
                .doesNotContainIgnoringCase("tomcat", "springframework", "exception", "java.", "script>", "\tat ");
        assertThat(output.subSequence(logged, output.length())).as("the log").isEmpty();
    }

    @Test
    void anActionWithTheLargestBodyIsRead() throws Exception {
        String action = "{\"action\":\"resume\"}" + " ".repeat(16 * 1024 - 19);

        assertThat(exchange(JSON + "Content-Length: " + action.length() + "~~" + action))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void slowClientsAreLetGoAndTheReceiverDoesNotNoticeThem() throws Exception {
        List<HttpSocket> slow = new ArrayList<>();
        try {
            // Given as many connections as the port takes, and more, half with a part of the headers, half of the body
            for (int i = 0; i < 70; i++) {
                slow.add(HttpSocket.connect(managementPort())
                        .send((i % 2 == 0 ? "GET /observe/health HTTP/1.1~Hos" : JSON + "Content-Length: 100~~{")
                                .replace("~", "\r\n")));
            }

            // When an event comes in, Then it is taken
            assertThat(app.post(Examples.body("vehicle-state-first-delivery.json"))
                            .statusCode())
                    .isEqualTo(200);
            // and the management port comes back by itself
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> exchange("GET /observe/health/live HTTP/1.1~Host: localhost~~")
                            .startsWith("HTTP/1.1 200 "));
        } finally {
            for (HttpSocket socket : slow) {
                socket.close();
            }
        }
    }

    private static int managementPort() {
        return app.management("/").getPort();
    }

    /** Everything up to the end of the connection, as error pages come in any form. */
    private static String exchange(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), managementPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(bytes(
                            request.replaceFirst("~~", "~Connection: close~~").replace("~", "\r\n")));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
