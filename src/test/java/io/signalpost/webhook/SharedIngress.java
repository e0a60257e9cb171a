package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;

/** The ingress with one management token, on one port for all tests of a class. */
abstract class SharedIngress {

    static final String PATH = "/webhooks/smartcar";
    static final byte[] EVENT = Examples.body("vehicle-state-first-delivery.json");

    @TempDir
    static Path folder;

    static RunningIngress ingress;

    @BeforeAll
    static void start() throws Exception {
        ingress = RunningIngress.start(folder, Map.of("default", Examples.TOKEN));
    }

    @AfterAll
    static void stop() throws Exception {
        ingress.close();
    }

    @BeforeEach
    void clean() {
        ingress.reset();
    }

    static Response send(byte[] body, String... headers) throws Exception {
        return ingress.exchange(post(PATH, body, headers));
    }

    static Response sendSigned(byte[] body) throws Exception {
        return send(body, "SC-Signature: " + sign(body));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] withChallenge(String challengeJson) {
        return utf8("{\"eventType\":\"VERIFY\",\"data\":{\"challenge\":" + challengeJson + "}}");
    }
}
