package io.signalpost.command.subscription;

import java.util.Map;

import io.signalpost.command.CommandRun;
import io.signalpost.subscriptions.StubSmartcar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every subcommand. */
class SubscriptionsCommandTest extends SubscriptionsTest {

    @Test
    void aDryRunChangesNothing() {
        assertThat(run("add", "--webhook", "fleet", "--all", "--dry-run").out())
                .contains("to subscribe    v2 TESLA Model 3 2020")
                .endsWith("2 to subscribe, 1 already, 0 failed\n");
        assertThat(run("remove", "--webhook", "fleet", "--all", "--dry-run").out())
                .endsWith("1 to remove, 0 not subscribed, 0 failed\n");
        assertThat(subscribed("w1")).containsExactly("v1");
        assertThat(smartcar.requests()).allMatch(request -> request.matches("GET .*|POST /oauth2/token"));
    }

    @Test
    void saysThatTheWebhookIsDisabled() {
        smartcar.disabledWebhook("w3", "asleep");

        CommandRun run = run("add", "--webhook", "asleep", "--vehicle", "v1");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("this webhook is disabled");
    }

    @Test
    void namesTheWebhooksThereAre() {
        CommandRun run = run("add", "--webhook", "flet", "--all");

        assertThat(run)
                .isEqualTo(new CommandRun(
                        1, "", "no webhook has the id or name 'flet'; there is: fleet (w1), test (w2)\n"));
    }

    @Test
    void namesTheMissingVariableAndWhereItsValueIs() {
        CommandRun run = CommandRun.of(Map.of("SMARTCAR_CLIENT_ID", "x"), "subscriptions", "list");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("SMARTCAR_CLIENT_SECRET is not set").contains("API Credentials");
    }

    @Test
    void takesNoAddressWhereSecretsCouldBeRead() {
        CommandRun run = CommandRun.of(
                smartcar.environment(), "subscriptions", "list", "--token-url", "http://iam.smartcar.com/oauth2/token");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("the address of the token endpoint must be https");
    }

    @Test
    void tellsAFailureInOneLineAndNoSecret() {
        CommandRun run = CommandRun.of(
                Map.of("SMARTCAR_CLIENT_ID", StubSmartcar.CLIENT_ID, "SMARTCAR_CLIENT_SECRET", "wrong-secret"),
                "subscriptions",
                "list",
                "--management-url",
                smartcar.origin() + "/v3",
                "--token-url",
                smartcar.origin() + "/oauth2/token");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("401 invalid_client")
                .doesNotContain("wrong-secret");
    }
}
