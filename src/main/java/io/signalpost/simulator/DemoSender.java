package io.signalpost.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import io.signalpost.webhook.ManagementTokens;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;

/** Posts to our own callback URI through the real port, signed as Smartcar signs. */
class DemoSender {

    /** Smartcar waits this long for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newHttpClient();
    private final PlatformHttpEngine engine;
    private final ManagementTokens tokens;

    DemoSender(PlatformHttpEngine engine, ManagementTokens tokens) {
        this.engine = engine;
        this.tokens = tokens;
    }

    URI callback() {
        return URI.create("http://localhost:" + engine.getServerPort() + "/webhooks/smartcar");
    }

    /** Does what "Verify this webhook" does in the Smartcar Dashboard; throws with the reason when the answer is wrong. */
    void verify() throws IOException, InterruptedException {
        String challenge = "challenge_" + UUID.randomUUID().toString().replace("-", "");
        String body =
                "{\"eventId\":\"%s\",\"eventType\":\"VERIFY\",\"data\":{\"challenge\":\"%s\"},\"meta\":{\"version\":\"4.0\"}}"
                        .formatted(UUID.randomUUID(), challenge);
        HttpResponse<String> answer = send(request(body.getBytes(StandardCharsets.UTF_8)));
        String expected =
                "{\"challenge\":\"" + tokens.sign(tokens.first(), challenge.getBytes(StandardCharsets.UTF_8)) + "\"}";
        if (answer.statusCode() != 200 || !answer.body().equals(expected)) {
            throw new IllegalStateException(callback() + " was not verified: status " + answer.statusCode());
        }
    }

    /** Posts an event; throws when it was not kept. */
    void post(byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(body).header("SC-Signature", tokens.sign(tokens.first(), body)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(callback() + " answered " + answer.statusCode());
        }
    }

    private HttpRequest.Builder request(byte[] body) {
        return HttpRequest.newBuilder(callback())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
