package io.signalpost.docs;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The receiving side of the {@code http} destination as the documentation shows it. */
@Timeout(120)
class WebhookReceiverTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = Examples.body("vehicle-state-first-delivery.json");
    private static final long NOW = Instant.now().getEpochSecond();

    @TempDir
    Path folder;

    private Process receiver;
    private BufferedReader output;
    private URI uri;

    @BeforeEach
    void start() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(java(), "docs/examples/WebhookReceiver.java", "0").redirectErrorStream(true);
        builder.environment().put("WEBHOOK_SECRET", SECRET);
        receiver = builder.start();
        output = receiver.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        assertThat(line).startsWith("Listening on port ");
        uri = URI.create("http://localhost:" + line.replaceAll("\\D", "") + "/");
    }

    @AfterEach
    void stop() throws Exception {
        receiver.destroy();
        receiver.waitFor();
    }

    @Test
    void theExampleTakesWhatIsSignedAndShowsARepeatedEventOnce() throws Exception {
        assertThat(post("one", NOW, "v1,stranger v1," + signature("one", NOW))).isEqualTo(204);
        assertThat(post("one", NOW, "v1," + signature("one", NOW))).isEqualTo(204);
        assertThat(post("two", NOW, "v1," + signature("two", NOW))).isEqualTo(204);

        receiver.toHandle().destroy(); // unlike Process.destroy it leaves what was printed to be read
        assertThat(output.lines()).hasSize(2).allMatch(line -> line.equals(new String(BODY, StandardCharsets.UTF_8)));
    }

    @Test
    void theExampleRefusesWhatIsNotSignedIsAlteredOrIsOld() {
        assertThat(post("one", NOW, "v1," + signature("two", NOW))).isEqualTo(401);
        assertThat(post("one", NOW, "v1a," + signature("one", NOW))).isEqualTo(401);
        assertThat(post("one", NOW - 600, "v1," + signature("one", NOW - 600))).isEqualTo(401);
        assertThat(post("one", NOW + 600, "v1," + signature("one", NOW + 600))).isEqualTo(401);
        assertThat(RunningApp.send(HttpRequest.newBuilder(uri)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCommandPrintsTheSignature() throws Exception {
        String command = Pattern.compile("```sh\n(key=.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/destinations.md")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        Files.write(folder.resolve("body.json"), BODY);
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("secret", SECRET);
        builder.environment().put("id", "one");
        builder.environment().put("timestamp", Long.toString(NOW));

        Process shell = builder.start();

        assertThat(shell.inputReader().readLine()).isEqualTo(signature("one", NOW));
        assertThat(shell.waitFor()).isZero();
    }

    private int post(String id, long timestamp, String signature) {
        return RunningApp.send(HttpRequest.newBuilder(uri)
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(timestamp))
                        .header("webhook-signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
                        .build())
                .statusCode();
    }

    private static String signature(String id, long timestamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(BODY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
