package io.signalpost.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.subscriptions.StubSmartcar;
import io.signalpost.subscriptions.SubscriptionResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionsCommandTest {

    private StubSmartcar smartcar;

    @BeforeEach
    void start() throws IOException {
        smartcar = new StubSmartcar()
                .webhook("w1", "fleet")
                .webhook("w2", "test")
                .connection("v1", "u1", "KIA", "EV6", 2023)
                .connection("v2", "u1", "TESLA", "Model 3", 2020)
                .connection("v3", "u2", "FORD", "F-150", 2021)
                .subscription("w1", "v1");
    }

    @AfterEach
    void stop() {
        smartcar.close();
    }

    @Test
    void listsSubscriptionsAsATable() {
        CommandRun run = run("list");

        assertThat(run).isEqualTo(new CommandRun(0, """
                WEBHOOK  VEHICLE       VEHICLE ID  SINCE
                fleet    KIA EV6 2023  v1          2026-05-04T08:15:00.000Z
                """, ""));
    }

    @Test
    void listsThoseOfOneWebhookOrOneUser() {
        smartcar.subscription("w2", "v3");

        assertThat(run("list", "--webhook", "test").out()).contains("FORD").doesNotContain("KIA");
        assertThat(run("list", "--webhook", "w1").out()).contains("KIA").doesNotContain("FORD");
        assertThat(run("list", "--user", "u2").out()).contains("FORD").doesNotContain("KIA");
        assertThat(run("list", "--user", "u3").out()).isEqualToNormalizingNewlines("no vehicle is subscribed\n");
    }

    @Test
    void listsSubscriptionsAsJson() throws IOException {
        assertThat(new ObjectMapper().readTree(run("list", "--json").out()))
                .isEqualTo(new ObjectMapper().readTree("""
                        [{"id":"sub-0","webhookId":"w1","webhookName":"fleet","vehicleId":"v1","userId":"u1",
                          "make":"KIA","model":"EV6","year":2023,"since":"2026-05-04T08:15:00.000Z"}]
                        """));
        assertThat(run("list", "--json", "--user", "u3").out()).isEqualToIgnoringNewLines("[]");
    }

    @Test
    void subscribesTheGivenVehiclesAndWaitsUntilTheyAreListed() {
        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", "v1", "--vehicle", "v3");

        assertThat(run).isEqualTo(new CommandRun(0, """
                already         v1 KIA EV6 2023
                subscribed      v3 FORD F-150 2021
                1 subscribed, 1 already, 0 failed
                """, ""));
        assertThat(subscribed("w1")).containsExactly("v1", "v3");
    }

    @Test
    void subscribesEveryVehicleThatIsNotYet() {
        assertThat(run("add", "--webhook", "w1", "--all").out()).endsWith("2 subscribed, 1 already, 0 failed\n");
        assertThat(run("add", "--webhook", "w1", "--all").out()).endsWith("0 subscribed, 3 already, 0 failed\n");
        assertThat(subscribed("w1")).containsExactly("v1", "v2", "v3");
    }

    @Test
    void subscribesTheVehiclesOfOneUser() {
        assertThat(run("add", "--webhook", "test", "--all", "--user", "u1").exit())
                .isZero();
        assertThat(subscribed("w2")).containsExactly("v1", "v2");
    }

    @Test
    void doesNotLookUpTheUserWhoIsGiven() {
        assertThat(run("add", "--webhook", "fleet", "--vehicle", "v3", "--user", "u2")
                        .exit())
                .isZero();
        assertThat(subscribed("w1")).containsExactly("v1", "v3");
        assertThat(smartcar.requests()).noneMatch(request -> request.contains("connections"));
    }

    @Test
    void aSubscriptionThatCameInBetweenIsThereAlready() {
        smartcar.fault("POST /v3/subscriptions", 409, "{\"errors\":[]}");

        assertThat(run("add", "--webhook", "fleet", "--vehicle", "v2").out())
                .isEqualToNormalizingNewlines(
                        "already         v2 TESLA Model 3 2020\n0 subscribed, 1 already, 0 failed\n");
    }

    @Test
    void tellsAFailureOfOneVehicleAndGoesOn() {
        smartcar.fault("POST /v3/subscriptions", 403, "{\"errors\":[{\"code\":\"PLAN\",\"detail\":\"too\\nmany\"}]}");

        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", "v2", "--vehicle", "v3", "--vehicle", "v4");

        assertThat(run).isEqualTo(new CommandRun(1, """
                subscribed      v3 FORD F-150 2021
                1 subscribed, 0 already, 2 failed
                """, """
                failed          v4 is not connected to this application
                failed          v2 POST /v3/subscriptions: 403 PLAN: too many
                """));
    }

    @Test
    void stopsAtAFailureThatTheNextVehicleWouldMeetToo() {
        smartcar.fault("POST /v3/subscriptions", 429, "", "Retry-After", "3600");

        CommandRun run = run("add", "--webhook", "test", "--all");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEqualToNormalizingNewlines("0 subscribed, 0 already, 1 failed, 2 not tried\n");
        assertThat(run.err()).contains("v1 POST /v3/subscriptions: 429; Smartcar asks to come back in 3600 s");
    }

    @Test
    void tellsWhatIsNotListedInTime() {
        smartcar.neverLists();

        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", "v2", "--wait", "10ms");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("failed          v2 accepted, but not listed in time");
        assertThat(run.out()).isEqualToNormalizingNewlines("0 subscribed, 0 already, 1 failed\n");
    }

    @Test
    void tellsWhatWasAcceptedThoughItCannotBeListed() {
        smartcar.fault("GET /v3/subscriptions", 200, "{\"data\":[]}").fault("GET /v3/subscriptions", 403, "");

        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", "v2", "--vehicle", "v3");

        assertThat(run).isEqualTo(new CommandRun(1, "0 subscribed, 0 already, 2 failed\n", """
                failed          v2 accepted, not seen in the list: GET /v3/subscriptions: 403
                failed          v3 accepted, not seen in the list: GET /v3/subscriptions: 403
                """));
    }

    @Test
    void isContentWithAcceptanceWhenItShallNotWait() {
        smartcar.neverLists();

        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", "v2", "--wait", "0s");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("1 accepted, 0 already, 0 failed\n");
    }

    @Test
    void unsubscribesTheGivenVehicles() {
        smartcar.subscription("w2", "v1");

        CommandRun run = run("remove", "--webhook", "fleet", "--vehicle", "v1", "--vehicle", "v2");

        assertThat(run).isEqualTo(new CommandRun(0, """
                not subscribed  v2
                removed         v1 KIA EV6 2023
                1 removed, 1 not subscribed, 0 failed
                """, ""));
        assertThat(subscribed("w1")).isEmpty();
        assertThat(subscribed("w2")).as("another webhook").containsExactly("v1");
    }

    @Test
    void unsubscribesEveryVehicleOrThoseOfOneUser() {
        smartcar.subscription("w1", "v2").subscription("w1", "v3");

        assertThat(run("remove", "--webhook", "fleet", "--all", "--user", "u2").out())
                .endsWith("1 removed, 0 not subscribed, 0 failed\n");
        assertThat(subscribed("w1")).containsExactly("v1", "v2");
        assertThat(run("remove", "--webhook", "fleet", "--all").out())
                .endsWith("2 removed, 0 not subscribed, 0 failed\n");
        assertThat(subscribed("w1")).isEmpty();
    }

    @Test
    void aSubscriptionThatIsGoneMeanwhileIsNoFailure() {
        smartcar.fault("DELETE /v3/subscriptions/sub-0", 404, "");

        CommandRun run = run("remove", "--webhook", "fleet", "--all");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("0 removed, 1 not subscribed, 0 failed\n");
    }

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

    @Test
    void showsNoControlCharactersOfANameOnTheTerminal() {
        smartcar.webhook("w4", "a\u001b[2J\nname").subscription("w4", "v2");

        assertThat(run("list", "--webhook", "w4").out())
                .contains("a [2J name  TESLA")
                .doesNotContain("\u001b");
    }

    private List<String> subscribed(String webhookId) {
        return smartcar.subscriptions().stream()
                .filter(it -> it.webhookId().equals(webhookId))
                .map(SubscriptionResource::vehicleId)
                .toList();
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("subscriptions"));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(smartcar.environment(), all.toArray(String[]::new));
        assertThat(run.out() + run.err()).doesNotContain(StubSmartcar.CLIENT_SECRET, "token-");
        return run;
    }
}
