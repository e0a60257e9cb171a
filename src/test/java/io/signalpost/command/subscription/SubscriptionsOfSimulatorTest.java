package io.signalpost.command.subscription;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.command.CommandRun;
import io.signalpost.simulator.Receiver;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.SimulatorSettings;
import io.signalpost.simulator.server.SimulatorServer;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.webhook.Subscription;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The commands against the simulator's API, with more vehicles than fit on a page. */
class SubscriptionsOfSimulatorTest {

    private static final int VEHICLES = 110;

    private static Receiver receiver;
    private static Simulator simulator;
    private static SimulatorServer server;
    private static String webhook;

    @BeforeAll
    static void start() {
        receiver = new Receiver();
        simulator = new Simulator(
                new Application("client", "secret", Examples.TOKEN),
                new SimulatorSettings(7, 10_000, Mode.LIVE, true, Duration.ofSeconds(5), VEHICLES, 1000));
        server = SimulatorServer.start(simulator, InetAddress.getLoopbackAddress(), 0, null);
        webhook = simulator
                .create(new WebhookDraft(
                        "webhook",
                        "fleet",
                        receiver.uri("/hook").toString(),
                        null,
                        List.of("odometer-traveleddistance"),
                        List.of(),
                        null,
                        false,
                        null))
                .id();
        simulator.verify(webhook).join();
    }

    @AfterAll
    static void stop() {
        server.close();
        simulator.close();
        receiver.close();
    }

    @AfterEach
    void unsubscribeAll() {
        simulator.subscriptions().forEach(it -> simulator.unsubscribe(it.id()));
    }

    @Test
    void aVehicleThatIsSubscribedFromHereIsSentItsFirstEvent() {
        String vehicle = vehicle(3);

        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", vehicle);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("subscribed      " + vehicle + " ")
                .endsWith("1 subscribed, 0 already, 0 failed\n");
        simulator.advance();
        await().untilAsserted(() -> assertThat(receiver.events())
                .anyMatch(event -> event.vehicle().id().equals(vehicle) && event.triggeredBy("FIRST_DELIVERY")));
    }

    @Test
    void allVehiclesAreSubscribedListedAndUnsubscribed() {
        run("add", "--webhook", "fleet", "--vehicle", vehicle(0));

        assertThat(run("add", "--webhook", webhook, "--all").out())
                .endsWith((VEHICLES - 1) + " subscribed, 1 already, 0 failed\n");
        assertThat(run("list").out().lines())
                .hasSize(1 + VEHICLES)
                .anyMatch(line -> line.matches("fleet +\\S.* \\d{4} +" + vehicle(0) + "  20\\d\\d-.*Z"));
        assertThat(run("remove", "--webhook", "fleet", "--all").out())
                .endsWith(VEHICLES + " removed, 0 not subscribed, 0 failed\n");
        assertThat(simulator.subscriptions()).isEmpty();
    }

    @Test
    void theUserMustBeTheVehiclesOwn() {
        String stranger = simulator.vehicle(vehicle(1), List.of()).identity().userId();

        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", vehicle(0), "--user", stranger);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("failed          " + vehicle(0) + " POST /v3/subscriptions: 40");
        assertThat(simulator.subscriptions()).extracting(Subscription::id).isEmpty();
    }

    @Test
    void aWrongSecretIsRefused() {
        CommandRun run = CommandRun.of(environment("wrong"), "subscriptions", "list");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("POST /oauth2/token: 401 invalid_client").doesNotContain("wrong");
    }

    private static String vehicle(int n) {
        return simulator.vehicles(List.of()).get(n).identity().id();
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(
                environment("secret"),
                Stream.concat(Stream.of("subscriptions"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static Map<String, String> environment(String secret) {
        return Map.of(
                "SMARTCAR_CLIENT_ID", "client",
                "SMARTCAR_CLIENT_SECRET", secret,
                "SMARTCAR_MANAGEMENT_URL", server.uri() + "/v3",
                "SMARTCAR_VEHICLE_URL", server.uri() + "/v3",
                "SMARTCAR_TOKEN_URL", server.uri() + "/oauth2/token");
    }
}
