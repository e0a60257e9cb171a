package io.signalpost.webhook.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.signalpost.testing.Examples;
import io.signalpost.webhook.HeaderEvidence;
import io.signalpost.webhook.refused.RefusedRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests that were refused, and a doctor who knows two tokens. */
final class RefusedBodies {

    static final String OTHER = "token-of-b";
    static final byte[] EVENT = Examples.body("vehicle-state-many-signals.json");
    static final SignatureDoctor DOCTOR = new SignatureDoctor(Map.of("default", Examples.TOKEN, "fleet-b", OTHER));

    private RefusedBodies() {}

    static RefusedRequest refused(String signature, byte[] body) {
        return refused(signature, body, null, Map.of());
    }

    static RefusedRequest refused(String signature, byte[] body, String application, Map<String, Object> headers) {
        return new RefusedRequest(
                Instant.EPOCH,
                "signature",
                401,
                signature,
                "127.0.0.1",
                application,
                HeaderEvidence.of(headers),
                body,
                RefusedRequest.Findings.NONE);
    }

    /** {@link #EVENT} with letters that are more than one byte. */
    static byte[] umlauts() {
        return utf8(text(EVENT).replace("Fleet telemetry", "\u00c4rzte/Caf\u00e9"));
    }

    static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    static String text(byte[] body) {
        return new String(body, UTF_8);
    }
}
