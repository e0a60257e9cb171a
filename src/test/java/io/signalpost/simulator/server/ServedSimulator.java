package io.signalpost.simulator.server;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.signalpost.simulator.Receiver;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.SimulatorSettings;
import io.signalpost.simulator.server.Client.Reply;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.testing.ApiDescription;
import io.signalpost.testing.Examples;

/** A simulator with three vehicles, its server, and somebody's receiver for it to send to. */
final class ServedSimulator implements AutoCloseable {

    static final ApiDescription OPENAPI = new ApiDescription("/io/signalpost/simulator/openapi.yaml");

    /** An id that nothing has. */
    static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    final Receiver receiver = new Receiver();
    final Simulator simulator = new Simulator(
            new Application("client", "secret", Examples.TOKEN),
            new SimulatorSettings(7, 10_000, Mode.LIVE, true, Duration.ofSeconds(5), 3, 1000));
    final AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
    final SimulatorServer server = SimulatorServer.start(
            simulator,
            InetAddress.getLoopbackAddress(),
            0,
            "http://localhost:8080/webhooks/smartcar",
            null,
            clock::get);
    final Client client = new Client(server.uri());

    /** Saves a webhook that subscribes no vehicle by itself. */
    String createWebhook(String name) {
        Reply reply = client.post("/api/webhooks", draft(name, "[\"odometer-traveleddistance\"]"));
        return reply.json().path("id").asText();
    }

    String createVerifiedWebhook(String name) {
        String id = createWebhook(name);
        client.post("/api/webhooks/" + id + "/verify");
        return id;
    }

    String draft(String name, String triggers) {
        return "{\"name\":\"%s\",\"callbackUri\":\"%s\",\"triggers\":%s,\"data\":[\"closure-doors\"]}"
                .formatted(name, receiver.uri("/hook"), triggers);
    }

    /** The body that asks Smartcar's API for a subscription. */
    static String subscription(String webhookId, String userId, String vehicleId) {
        return "{\"data\":{\"attributes\":{\"webhookId\":\"%s\",\"userId\":\"%s\",\"vehicleId\":\"%s\"}}}"
                .formatted(webhookId, userId, vehicleId);
    }

    /** The id of the n-th vehicle. */
    String vehicle(int n) {
        return client.get("/api/vehicles").json().path(n).path("id").asText();
    }

    String userOf(String vehicle) {
        return client.get("/api/vehicles/" + vehicle).json().path("userId").asText();
    }

    @Override
    public void close() {
        server.close();
        simulator.close();
        receiver.close();
    }
}
