package io.signalpost.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.event.VehicleEvent;
import io.signalpost.simulator.Receiver;
import io.signalpost.testing.Examples;
import io.signalpost.testing.Ports;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import sun.misc.Signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command against the real receiver. */
@Timeout(120)
class SimulateCommandTest {

    private static final Map<String, String> TOKEN = Map.of(ManagementToken.CURRENT, Examples.TOKEN);
    private static final String NEXT_TOKEN = "the-token-after-that";
    private static final Map<String, String> TOKENS =
            Map.of(ManagementToken.CURRENT, Examples.TOKEN, ManagementToken.NEXT, NEXT_TOKEN);

    @TempDir
    private static Path data;

    private static RunningApp app;

    @TempDir
    private Path folder;

    private long before;

    @BeforeAll
    static void start() {
        app = RunningApp.start(data);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void remember() {
        before = eventLog().queryForObject("SELECT coalesce(max(seq), 0) FROM event", Long.class);
    }

    @Test
    void itSendsWithTheTargetAlone() {
        CommandRun run = simulate("--events", "20", "--rate", "200");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("acknowledged +2\\d").containsPattern("VEHICLE_STATE +\\d+ +0 +0");
        assertThat(kept()).hasSizeBetween(20, 30);
    }

    @Test
    void theLedgerAgreesWithTheReceiversEventForEventWhateverFaultsStrike() throws IOException {
        Path ledger = folder.resolve("acked.txt");

        CommandRun run = simulate(
                "--vehicles=20",
                "--events=150",
                "--rate=300",
                "--seed=7",
                "--time-scale=1000",
                "--ledger=" + ledger,
                "--fault=duplicate=0.2",
                "--fault=disorder=0.1",
                "--fault=burst=0.05",
                "--fault=concurrent-error=0.1",
                "--fault=slow-body=0.02",
                "--fault=truncated-body=0.1",
                "--fault=broken-connection=0.1",
                "--fault=oversize-body=0.05",
                "--fault=wrong-token=0.05",
                "--json");

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(Files.readAllLines(ledger)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(kept());
        JsonNode summary = new ObjectMapper().readTree(run.out());
        assertThat(summary.path("acknowledged").asInt()).isEqualTo(kept().size());
        assertThat(summary.path("sent").asInt())
                .isGreaterThanOrEqualTo(150)
                .isEqualTo(summary.path("acknowledged").asInt()
                        + summary.path("dropped").asInt());
        assertThat(summary.path("dropped").asInt())
                .isPositive()
                .isEqualTo(summary.path("droppedByFaults").asInt());
        assertThat(summary.path("retried").asInt()).isPositive();
        assertThat(summary.path("pending").asInt()).isZero();
        assertThat(summary.path("faults").fieldNames())
                .toIterable()
                .contains("duplicate", "truncated-body", "broken-connection", "oversize-body", "wrong-token");
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
    void theLedgerIsBegunOnlyOnceTheCallbackIsVerified() throws IOException {
        Path ledger = Files.writeString(folder.resolve("acked.txt"), "of another run");

        CommandRun wrongToken = CommandRun.of(
                Map.of(ManagementToken.CURRENT, "some-other-token"),
                "simulate",
                "--target=" + app.webhook(),
                "--ledger=" + ledger);
        CommandRun wrongTrigger = simulate("--triggers=odometer", "--ledger=" + ledger);

        assertThat(wrongToken.exit()).isEqualTo(1);
        assertThat(wrongTrigger.exit()).isEqualTo(2);
        assertThat(ledger).hasContent("of another run");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLedgerThatCannotBeWrittenFailsTheRun() {
        CommandRun run = simulate("--events=5", "--rate=100", "--ledger=/dev/full");

        assertThat(run.exit()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).contains("--ledger: /dev/full is not complete");
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
    void whatIsAcknowledgedBeforeItIsStoppedIsInTheLedger() throws Exception {
        Path ledger = folder.resolve("acked.txt");
        try (Receiver receiver = new Receiver()) {
            CompletableFuture<CommandRun> run = CompletableFuture.supplyAsync(() -> CommandRun.of(
                    TOKEN,
                    "simulate",
                    "--target=" + receiver.uri("/hook"),
                    "--rate=300",
                    "--seconds=100",
                    "--json",
                    "--ledger=" + ledger));
            await().until(() -> receiver.events().size() > 100);

            Signal.raise(new Signal("TERM"));

            int acknowledged = new ObjectMapper()
                    .readTree(run.get().out())
                    .path("acknowledged")
                    .asInt();
            assertThat(Files.readAllLines(ledger))
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(acknowledged, receiver.events().size());
        }
    }

    @Test
    void theNextTokenIsCheckedBeforeTheRun() {
        CommandRun run = CommandRun.of(
                Map.of(ManagementToken.CURRENT, Examples.TOKEN, ManagementToken.NEXT, NEXT_TOKEN + " "),
                "simulate",
                "--target=" + app.webhook(),
                "--rotate-after=1");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("SMARTCAR_MANAGEMENT_TOKEN_NEXT has white space")
                .doesNotContain(NEXT_TOKEN);
        assertThat(kept()).isEmpty();
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

    @Test
    void anEarlierLedgerIsKeptWhenNothingIsSent() throws IOException {
        Path ledger = Files.writeString(folder.resolve("acked.txt"), "an-id");

        CommandRun run = CommandRun.of(
                Map.of(ManagementToken.CURRENT, "some-other-token"),
                "simulate",
                "--target=" + app.webhook(),
                "--ledger=" + ledger);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(ledger).hasContent("an-id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --vehicels=3             | --vehicles
            --fault=slow-bdy=0.1     | slow-body
            --fault=slow-body=2      | expected 0
            --profile=4              | 4.0
            --units=miles            | imperial
            --mode=TEST              | LIVE, SIMULATED
            --timeout=soon           | --timeout
            --triggers=charge-isharging,odometer-traveleddistance | charge-ischarging
            --signals=odometer       | --signals
            --rate=0                 | --rate
            --vehicles=0             | --vehicles
            --rate=2000000           | --rate: expected 0.000001 to 1000000
            --rate=NaN               | --rate
            --seconds=0.0001         | --seconds: expected 0.001 to 2592000
            --seconds=3000000        | --seconds
            --vehicles=1000000       | --vehicles: expected 1 to 100000
            --timeout=2h             | --timeout
            --time-scale=0           | --time-scale: expected 0.001 to 1000000
            --live-stays-on-former   | --rotate-after
            --break-after=30         | --break-after: the run is over by then
            --break-after=-1         | --break-after
            --recover-after=1        | --break-after
            --disable-after=2 --enable-after=1    | --enable-after: expected --disable-after
            --disable-after=1 --events=5          | --enable-after
            --ledger=acked.txt --profile=2.0-dynamic | --ledger
            --events=-1              | --events
            --rotate-after=1         | SMARTCAR_MANAGEMENT_TOKEN_NEXT
            --live-stays-on-former   | --rotate-after
            --ledger=/no/such/folder/acked.txt | --ledger
            """)
    void aWrongOptionIsRefusedWithWhatToWrite(String option, String hint) {
        CommandRun run = simulate(option.split(" "));

        assertThat(run.exit()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).contains(hint);
        assertThat(kept()).isEmpty();
    }

    @Test
    void itAsksForTheTokenAndSaysWhereItIs() {
        CommandRun run = CommandRun.of(Map.of(), "simulate", "--target=" + app.webhook());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("SMARTCAR_MANAGEMENT_TOKEN", "Dashboard");
    }

    private static CommandRun simulate(String... options) {
        List<String> args =
                new ArrayList<>(List.of("simulate", "--target", app.webhook().toString()));
        args.addAll(List.of(options));
        return CommandRun.of(TOKEN, args.toArray(String[]::new));
    }

    /** Ids of the events that the receiver has kept in this test. */
    private List<String> kept() {
        return kept("event_id");
    }

    private List<String> kept(String column) {
        return eventLog().queryForList("SELECT " + column + " FROM event WHERE seq > ?", String.class, before);
    }

    private static JdbcTemplate eventLog() {
        return SqliteFile.query(data.resolve("event-log.db"));
    }
}
