package io.signalpost.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.signalpost.command.CommandRun;
import io.signalpost.subscriptions.Endpoints;
import io.signalpost.subscriptions.StubSmartcar;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the commands of docs/subscriptions.md, one after the other, and compares what the page says that they print. */
class SubscriptionsPageTest {

    private static final String COMMAND = "java -jar signalpost.jar ";

    private final String page;

    SubscriptionsPageTest() throws Exception {
        page = Files.readString(Path.of("docs/subscriptions.md"));
    }

    @Test
    void everyCommandPrintsWhatThePageShows() throws Exception {
        try (StubSmartcar smartcar = new StubSmartcar()
                .webhook("7d1f1e0c-3c55-4c0e-8f0e-1a52b3d0c9aa", "fleet")
                .connection(
                        "2f6b9a52-70c1-4a57-9b6b-6b0f3d2b8c11",
                        "93b3ea96-ca37-43a9-9073-f4334719ccc7",
                        "KIA",
                        "EV6",
                        2023)
                .connection("a8f0c7de-5d0c-4a0b-8d7e-0c6c6f8a1b22", "u2", "TESLA", "Model 3", 2020)
                .connection("c4d2e1f0-9b8a-4c3d-a2e1-f0d9c8b7a633", "u3", "FORD", "F-150", 2021)
                .subscription("7d1f1e0c-3c55-4c0e-8f0e-1a52b3d0c9aa", "2f6b9a52-70c1-4a57-9b6b-6b0f3d2b8c11")) {
            List<MatchResult> examples = Pattern.compile("```sh\n([^`]*?)```\n\n```text\n(.*?)```", Pattern.DOTALL)
                    .matcher(page)
                    .results()
                    .toList();

            assertThat(examples.stream().flatMap(it -> it.group(1).lines()))
                    .hasSize(7)
                    .allMatch(line -> line.startsWith(COMMAND));
            for (MatchResult example : examples) {
                StringBuilder printed = new StringBuilder();
                for (String line : example.group(1).lines().toList()) {
                    CommandRun run = CommandRun.of(
                            smartcar.environment(),
                            StringUtils.removeStart(line, COMMAND).split(" "));
                    assertThat(run.exit()).as(line + "\n" + run.err()).isZero();
                    printed.append(run.out());
                }
                assertThat(printed.toString()).isEqualToNormalizingNewlines(example.group(2));
            }
        }
    }

    @Test
    void everyCommandIsAmongTheseExamplesOrAsksForHelp() {
        String help = "subscriptions add --help";

        assertThat(Pattern.compile("(?<!\n)" + COMMAND + "([^`\n]*)")
                        .matcher(page)
                        .results())
                .extracting(it -> it.group(1))
                .containsExactly(help);
        assertThat(CommandRun.of(Map.of(), help.split(" ")).exit()).isZero();
    }

    @Test
    void theAddressesAreTheDefaults() {
        assertThat(page)
                .contains("| `--management-url` | `" + Endpoints.MANAGEMENT_URL + "` | `"
                        + Endpoints.SMARTCAR.management())
                .contains("| `--vehicle-url` | `" + Endpoints.VEHICLE_URL + "` | `" + Endpoints.SMARTCAR.vehicle())
                .contains("| `--token-url` | `" + Endpoints.TOKEN_URL + "` | `" + Endpoints.SMARTCAR.token());
    }
}
