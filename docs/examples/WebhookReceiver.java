import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;

/** Receives what the http destination posts: WEBHOOK_SECRET=whsec_... java WebhookReceiver.java 9000 */
public class WebhookReceiver {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    public static void main(String[] args) throws IOException {
        byte[] key = Base64.getDecoder().decode(System.getenv("WEBHOOK_SECRET").replaceFirst("^whsec_", ""));
        Set<String> seen = ConcurrentHashMap.newKeySet(); // a real system keeps the id with what it made of the event
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = 401;
            if (isGenuine(exchange.getRequestHeaders(), body, key)) {
                status = 204;
                if (seen.add(exchange.getRequestHeaders().getFirst("webhook-id"))) {
                    System.out.println(new String(body, StandardCharsets.UTF_8));
                }
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        System.out.println("Listening on port " + server.getAddress().getPort());
    }

    static boolean isGenuine(Headers headers, byte[] body, byte[] key) {
        String id = headers.getFirst("webhook-id");
        String timestamp = headers.getFirst("webhook-timestamp");
        String signatures = headers.getFirst("webhook-signature");
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, Instant.now()).abs().compareTo(TOLERANCE) > 0) {
            return false; // somebody repeats an old request
        }
        byte[] expected = ("v1," + hmac(key, id + "." + timestamp + ".", body)).getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (String signature : signatures.split(" ")) { // several while the secret is being changed
            genuine |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return genuine;
    }

    private static String hmac(byte[] key, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
