package io.signalpost.destination.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;

import io.signalpost.event.VehicleEvent;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Signs events by the symmetric scheme of Standard Webhooks 1.0.0 (standardwebhooks.com): HMAC-SHA256 of
 * {@code <id>.<timestamp>.<body>}.
 */
public final class WebhookSigner {

    /**
     * The headers that prove an event.
     *
     * @param id        {@code webhook-id}, the same at every attempt
     * @param timestamp {@code webhook-timestamp}, seconds since 1970
     * @param signature {@code webhook-signature}: {@code v1,<base64>} for each secret, with spaces between
     */
    public record Headers(String id, long timestamp, String signature) {}

    /** No dot, lest an id borrow from the timestamp behind it, and nothing that means something in a header. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_:-]{1,128}");

    private final List<byte[]> keys;
    private final Clock clock;

    /** @param keys the first is the present one; the others are on their way out, or in */
    WebhookSigner(List<byte[]> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    public Headers sign(VehicleEvent event) {
        String id = ID.matcher(event.id()).matches() ? event.id() : "sha256:" + DigestUtils.sha256Hex(event.id());
        return sign(id, clock.instant().getEpochSecond(), event.body());
    }

    Headers sign(String id, long timestamp, byte[] body) {
        String signature =
                keys.stream().map(key -> "v1," + hmac(key, id, timestamp, body)).collect(Collectors.joining(" "));
        return new Headers(id, timestamp, signature);
    }

    private static String hmac(byte[] key, String id, long timestamp, byte[] body) {
        Mac mac = HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, key);
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
