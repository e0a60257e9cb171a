import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.junit.SimulatorExtension;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Tests of a receiver with Smartcar's side simulated: copy them, and start your receiver in place of this one. */
class ReceiverTest {

    private static final String TOKEN = "a-token-of-my-choice";

    @RegisterExtension // not static: each test has a Smartcar of its own
    final SimulatorExtension smartcar = SimulatorExtension.builder()
            .managementToken(TOKEN)
            .vehicles(3)
            .seed(7)
            .timeScale(1000)
            .build();

    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.server.stop(0);
    }

    @Test
    void theChallengeIsAnswered() {
        Verification verification = smartcar.verify(receiver.uri());

        assertTrue(verification.verified(), verification.explanation());
    }

    @Test
    void everyVehicleIsHeardOf(Simulator simulator) {
        smartcar.webhook(receiver.uri(), "tractionbattery-stateofcharge", "odometer-traveleddistance");

        List<Delivery> deliveries = smartcar.deliver(20);

        assertEquals(deliveries.size(), receiver.events.size());
        assertTrue(receiver.events.values().stream()
                .map(event -> event.at("/data/vehicle/id").textValue())
                .toList()
                .containsAll(simulator.subscriptions().stream()
                        .map(subscription -> subscription.vehicle().id())
                        .toList()));
    }

    @Test
    void anEventIsKeptOnceThoughItComesTwiceOrInPieces() {
        smartcar.webhook(receiver.uri());
        smartcar.faults(Map.of(FaultKind.DUPLICATE, 0.5, FaultKind.TRUNCATED_BODY, 0.5));

        List<Delivery> deliveries = smartcar.deliver(20);

        assertTrue(deliveries.stream().allMatch(delivery -> delivery.state() == Delivery.State.ACKNOWLEDGED));
        assertEquals(deliveries.size(), receiver.events.size());
    }

    @Test
    void aStrangerIsRefused() {
        smartcar.webhook(receiver.uri());
        smartcar.faults(Map.of(FaultKind.WRONG_TOKEN, 1.0));

        Delivery delivery = smartcar.deliver(1).get(0);

        assertEquals(Delivery.State.DROPPED, delivery.state());
        assertEquals(401, delivery.attempts().get(0).status());
        assertTrue(receiver.events.isEmpty());
    }

    @Test
    void aLostConnectionIsHeardOf() {
        smartcar.webhook(receiver.uri());
        String vehicle = smartcar.simulator().subscriptions().get(0).vehicle().id();
        smartcar.breakConnection(vehicle, new SignalError("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"));

        smartcar.deliver(10);

        assertFalse(receiver.events.values().stream()
                .filter(event -> event.path("eventType").textValue().equals("VEHICLE_ERROR"))
                .filter(event -> event.at("/data/vehicle/id").textValue().equals(vehicle))
                .toList()
                .isEmpty());
    }

    /** The least that a receiver must do. */
    private static final class Receiver {

        private final Map<String, JsonNode> events = new ConcurrentHashMap<>();
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Receiver() throws IOException {
            server.createContext("/smartcar", this::receive);
            server.start();
        }

        URI uri() {
            return URI.create("http://localhost:" + server.getAddress().getPort() + "/smartcar");
        }

        private void receive(HttpExchange exchange) throws IOException {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                String signature = exchange.getRequestHeaders().getFirst("SC-Signature");
                JsonNode event = new ObjectMapper().readTree(body);
                if (event.path("eventType").asText().equals("VERIFY")) {
                    String challenge = event.at("/data/challenge").asText();
                    if (challenge.matches("[\\w-]{1,128}")) { // else strangers could have any event signed
                        answer(exchange, 200, "{\"challenge\":\"" + sign(challenge.getBytes(StandardCharsets.UTF_8)) + "\"}");
                    } else {
                        answer(exchange, 400, "{}");
                    }
                } else if (signature == null || !MessageDigest.isEqual(sign(body).getBytes(), signature.getBytes())) {
                    answer(exchange, 401, "{}");
                } else {
                    events.put(event.path("eventId").textValue(), event);
                    answer(exchange, 200, "{}");
                }
            }
        }

        private static void answer(HttpExchange exchange, int status, String json) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, json.length());
            exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
        }

        private static String sign(byte[] message) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(message));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
