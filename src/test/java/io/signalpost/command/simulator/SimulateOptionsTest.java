package io.signalpost.command.simulator;

import java.util.Map;

import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Options and tokens are checked before anything is sent. */
class SimulateOptionsTest extends SimulateAgainstReceiver {

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
}
