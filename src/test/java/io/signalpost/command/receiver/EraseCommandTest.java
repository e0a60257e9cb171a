package io.signalpost.command.receiver;

import java.nio.file.Path;
import java.util.Map;

import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.util.TestSocketUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command against a receiver that wants a password. */
class EraseCommandTest {

    private static final String PASSWORD = "a good password";
    private static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                folder, "signalpost.management-password=" + PASSWORD, "signalpost.management-username=anna");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static CommandRun erase(String... arguments) {
        return CommandRun.of(
                Map.of(
                        ReceiverOptions.PASSWORD,
                        PASSWORD,
                        "SIGNALPOST_MANAGEMENT_PORT",
                        String.valueOf(app.management("/").getPort())),
                arguments);
    }

    @Test
    void saysWhatItWouldRemoveThenRemovesItThenSaysThatNothingIsLeft() {
        app.post(Examples.body("vehicle-state-many-signals.json"));
        await("the rows are written, and the destination's position is past them")
                .untilAsserted(() -> assertThat(erase("erase", "--user=anna", "--dry-run", VEHICLE)
                                .out())
                        .containsPattern("rows of vehicle_event +1")
                        .doesNotContain("not yet got"));

        CommandRun look = erase("erase", "--user=anna", "--dry-run", VEHICLE);
        CommandRun erased = erase("erase", "--user=anna", VEHICLE);
        CommandRun again = erase("erase", "--user=anna", VEHICLE);

        assertThat(look.out())
                .startsWith("WOULD BE REMOVED")
                .containsPattern("(?m)^events +1$")
                .containsPattern("(?m)^refused requests +0$");
        assertThat(erased.exit()).isZero();
        assertThat(erased.out())
                .isEqualTo(look.out().replace("WOULD BE REMOVED", "REMOVED"))
                .contains("No other destination is known to have got events of it.");
        assertThat(again).isEqualTo(new CommandRun(1, "", "nothing is kept of a vehicle of that id\n"));
    }

    @Test
    void givesTheAnswerAsItIs() {
        app.post(Examples.withId("vehicle-state-test-mode.json", "as-json"));
        await().until(() -> erase("erase", "--user=anna", "--dry-run", VEHICLE).exit() == 0);

        assertThat(erase("erase", "--user=anna", "--json", VEHICLE).out())
                .startsWith("{\"action\":\"erase\",\"vehicleId\":\"" + VEHICLE + "\",\"dryRun\":false,");
    }

    @Test
    void aWrongLoginIsToldWithTheCure() {
        CommandRun run = erase("erase", VEHICLE);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .contains("does not know this login: set SIGNALPOST_MANAGEMENT_PASSWORD and --user")
                .doesNotContain(PASSWORD);
    }

    @Test
    void aReceiverThatIsNotThereIsToldInOneLine() {
        String url = "http://localhost:" + TestSocketUtils.findAvailableTcpPort();

        CommandRun run = erase("erase", "--url=" + url, VEHICLE);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("no answer from Signalpost at " + url + ": is it running")
                .hasLineCount(1);
    }

    @Test
    void whatIsNotTheManagementPortIsToldAsSuch() {
        CommandRun run = erase("erase", "--url=http://localhost:" + app.port(), VEHICLE);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("is not Signalpost's management port");
    }

    @Test
    void wrongWordsAreRefusedBeforeAnythingIsSent() {
        assertThat(erase("erase").exit()).isEqualTo(2);
        assertThat(erase("erase", "--dryrun", VEHICLE).err()).contains("did you mean '--dry-run'?");
        assertThat(erase("erase", "--url=localhost", VEHICLE).err())
                .contains("--url must be an address such as http://localhost:9876");
    }
}
