package io.signalpost.command.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.signalpost.command.CommandRun;
import io.signalpost.event.VehicleEvent;
import io.signalpost.simulator.Receiver;
import io.signalpost.testing.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sun.misc.Signal;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run sends and says, and how it ends. */
class SimulateCommandTest extends SimulateAgainstReceiver {

    @Test
    void itSendsWithTheTargetAlone() {
        CommandRun run = simulate("--events", "20", "--rate", "200");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("acknowledged +2\\d").containsPattern("VEHICLE_STATE +\\d+ +0 +0");
        assertThat(kept()).hasSizeBetween(20, 30);
    }

    @Test
    void itSignsWithTheNextTokenFromAMomentOn() {
        try (Receiver receiver = new Receiver()) {
            assertThat(rotate(receiver).exit()).isEqualTo(1);
            assertThat(rotate(receiver, "--live-stays-on-former").exit()).isZero();
            receiver.nextToken(NEXT_TOKEN);
            assertThat(rotate(receiver).exit()).isZero();
        }
    }

    private static CommandRun rotate(Receiver receiver, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "simulate",
                "--target=" + receiver.uri("/hook"),
                "--seconds=1",
                "--rate=20",
                "--rotate-after=0.5",
                "--time-scale=10000"));
        args.addAll(List.of(more));
        return CommandRun.of(TOKENS, args.toArray(String[]::new));
    }

    @Test
    void whatIsDroppedThoughNoFaultWasInjectedFailsTheRun() {
        try (Receiver receiver = new Receiver()) {
            receiver.answer(503);

            CommandRun run = CommandRun.of(
                    TOKEN,
                    "simulate",
                    "--target=" + receiver.uri("/hook"),
                    "--events=3",
                    "--rate=100",
                    "--time-scale=10000");

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).contains("answered 503");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4.0, vehicleidentification-vin, no trigger changed within a simulated day",
        "2.0-event-based, vehicleidentification-vin, no trigger changed within a simulated day",
        "4.0, internalcombustionengine-fuellevel, no vehicle supplies any of the --triggers"
    })
    void itFailsWhenItRunsDry(String profile, String trigger, String reason) {
        CommandRun run = simulate("--profile=" + profile, "--triggers=" + trigger, "--vehicles=1", "--rate=1000");

        assertThat(run.exit()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).containsPattern("ended after \\d+ events: ").contains(reason);
    }

    @Test
    void aRunTellsTheWholeLifeOfAWebhook() {
        try (Receiver receiver = new Receiver()) {
            receiver.nextToken(NEXT_TOKEN);

            CommandRun run = CommandRun.of(
                    TOKENS,
                    "simulate",
                    "--target=" + receiver.uri("/hook"),
                    "--vehicles=3",
                    "--seconds=4",
                    "--rate=20",
                    "--rotate-after=0.4",
                    "--break-after=0.8",
                    "--recover-after=1.6",
                    "--disable-after=2.4",
                    "--enable-after=3.2");

            assertThat(run.exit()).as(run.toString()).isZero();
            assertThat(run.err())
                    .containsSubsequence(
                            "signed with the next token",
                            "has lost its connection",
                            "has its connection again",
                            "webhook disabled",
                            "webhook enabled");
            List<VehicleEvent> events = receiver.events();
            assertThat(events.stream()
                            .flatMap(event -> event.faults().stream())
                            .filter(fault -> "UNREACHABLE".equals(fault.code()))
                            .map(fault -> fault.state()))
                    .containsSubsequence("ERROR", "RESOLVED");
            assertThat(events)
                    .filteredOn(event -> event.triggeredBy("FIRST_DELIVERY"))
                    .hasSizeGreaterThanOrEqualTo(6);
            assertThat(longestGap(events)).isGreaterThan(Duration.ofMillis(600));
        }
    }

    private static Duration longestGap(List<VehicleEvent> events) {
        List<Instant> times =
                events.stream().map(VehicleEvent::deliveredAt).sorted().toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Test
    void itIsStoppedWhileTheCallbackDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<CommandRun> run = CompletableFuture.supplyAsync(() -> CommandRun.of(
                    TOKEN,
                    "simulate",
                    "--timeout=10m",
                    "--target=http://localhost:" + silent.getLocalPort() + "/hook"));
            try (Socket asked = silent.accept()) {
                Signal.raise(new Signal("TERM"));

                assertThat(run.get().exit()).isEqualTo(1);
                assertThat(run.get().err()).contains("stopped before the callback was verified");
            }
        }
    }

    @Test
    void aCallbackThatIsNotVerifiedStopsItWithTheReason() throws IOException {
        CommandRun wrongToken = CommandRun.of(
                Map.of(ManagementToken.CURRENT, "some-other-token"), "simulate", "--target=" + app.webhook());
        CommandRun nobody = CommandRun.of(TOKEN, "simulate", "--target=http://localhost:" + Ports.lasting() + "/");
        CommandRun otherPath =
                CommandRun.of(TOKEN, "simulate", "--target=http://localhost:" + app.port() + "/elsewhere");

        assertThat(wrongToken.exit()).isEqualTo(1);
        assertThat(wrongToken.err())
                .contains("not verified", "another management token")
                .doesNotContain("some-other-token");
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.err()).contains("not verified", "nothing listens there");
        assertThat(otherPath.exit()).isEqualTo(1);
        assertThat(otherPath.err()).contains("not verified", "404");
        assertThat(kept()).isEmpty();
    }
}
