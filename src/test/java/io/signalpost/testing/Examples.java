package io.signalpost.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Request bodies in the shapes Smartcar sends, byte for byte, and their signatures. */
public final class Examples {

    /** The token that the signatures of {@code examples/index.json} are made with. */
    public static final String TOKEN = "demo-amt-for-examples-only";

    private Examples() {}

    /** @param name for instance {@code vehicle-state-first-delivery.json} */
    public static byte[] body(String name) {
        try (InputStream in = Examples.class.getResourceAsStream("/examples/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them. */
    public static Stream<byte[]> bodies() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/examples"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("index.json"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(Examples::body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example as an event of its own. */
    public static byte[] withId(String name, String eventId) {
        return new String(body(name), StandardCharsets.UTF_8)
                .replaceFirst("\"eventId\":\"[^\"]*\"", "\"eventId\":\"" + eventId + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static String sign(byte[] body) {
        return sign(TOKEN, body);
    }

    /** Smartcar's signature: lower-case hex HMAC-SHA256 of the bytes, keyed with the token's text. */
    public static String sign(String token, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
