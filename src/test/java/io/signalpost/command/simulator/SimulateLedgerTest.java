package io.signalpost.command.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.CommandRun;
import io.signalpost.simulator.Receiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sun.misc.Signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code --ledger}: what was acknowledged, no more and no less. */
class SimulateLedgerTest extends SimulateAgainstReceiver {

    @TempDir
    private Path folder;

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
}
