package io.signalpost.observe.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.SimulatorSettings;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.springframework.util.FileSystemUtils;

import static org.awaitility.Awaitility.await;

/**
 * A receiver that has something to show, for all tests of its console: vehicles that the simulator drives, a business system that
 * takes most of it, one event that it will never take, and a request that was refused.
 */
final class ConsoleApp implements BeforeAllCallback {

    /** The vehicle of the examples. */
    static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";
    /** The business system does not take it. */
    static final String DEAD = "0a8c63ca-5a40-4a4e-8f0b-6f2c0c7c7a11";
    /** It has a VIN and a position. */
    static final String PERSONAL = "5d1c1e0e-8f5b-4b8e-9b4c-2b0f3f1a7c22";

    private static final List<String> DATA = List.of(
            "tractionbattery-stateofcharge",
            "odometer-traveleddistance",
            "charge-ischarging",
            "closure-islocked",
            "location-preciselocation");

    private static Running running;

    static RunningApp app() {
        return running.app;
    }

    static Simulator simulator() {
        return running.simulator;
    }

    /** Of which most is known. */
    static String busiestVehicle() {
        try {
            JsonNode vehicles = new ObjectMapper()
                    .readTree(app().get("/observe/vehicles").body())
                    .path("vehicles");
            return StreamSupport.stream(vehicles.spliterator(), false)
                    .max(Comparator.comparing(vehicle -> vehicle.path("events").asLong()))
                    .orElseThrow()
                    .path("vehicleId")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        running = test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(ConsoleApp.class))
                .computeIfAbsent("app", key -> Running.start(), Running.class);
    }

    private record Running(Path folder, BusinessSystem system, RunningApp app, Simulator simulator)
            implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("console");
                BusinessSystem system = BusinessSystem.start();
                system.answer(Running::answer);
                RunningApp app = RunningApp.start(folder, settings(system));
                Simulator simulator = new Simulator(
                        new Application("client", "not-a-secret", Examples.TOKEN),
                        new SimulatorSettings(7, 3_000, Mode.LIVE, true, Duration.ofSeconds(15), 12, 10_000));
                Running running = new Running(folder, system, app, simulator);
                running.fill();
                return running;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void answer(HttpExchange exchange) throws IOException {
            boolean dead = exchange.getRequestHeaders().getFirst("webhook-id").equals(DEAD);
            BusinessSystem.answering(dead ? 422 : 200).handle(exchange);
        }

        private void fill() throws IOException {
            Webhook webhook = simulator.create(
                    new WebhookDraft(null, "Fleet", app.webhook().toString(), null, DATA, List.of(), null, true, null));
            simulator.verify(webhook.id()).join();
            simulator.start();
            app.post(Examples.body("vehicle-error.json"));
            app.post(Examples.withId("vehicle-state-first-delivery.json", DEAD));
            app.post(Examples.withId("vehicle-state-many-signals.json", PERSONAL));
            app.post(Examples.body("vehicle-state-signal-error.json")); // the last, since older errors are not shown
            app.post(Examples.withId("vehicle-state-many-signals.json", "never-signed"), "0".repeat(64));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> app.get("/observe/dead-letters").body().contains("\"count\":1")
                            && app.get("/observe/refused").body().contains("\"diagnosis\":\"")
                            && app.get("/observe/events?limit=300").body().contains("\"next\""));
            simulator.breakConnection(
                    simulator.vehicles(List.of()).get(0).identity().id(),
                    new SignalError("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"));
            simulator.stop();
        }

        @Override
        public void close() throws IOException {
            simulator.close();
            app.close();
            system.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    static String[] settings(BusinessSystem system, String... more) {
        return Stream.concat(
                        Stream.of(
                                "destination.http.enabled=true",
                                "destination.http.url=http://localhost:" + system.port() + "/hooks/secret-path",
                                "destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                "destination.http.allow-private-addresses=true",
                                "destination.http.failures=422:dead",
                                "destination.files.enabled=true"),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
