package io.signalpost.command.subscription;

import io.signalpost.command.CommandRun;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Vehicles are subscribed, and each that is not is told of. */
class SubscriptionsAddTest extends SubscriptionsTest {

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
        CommandRun first = run("add", "--webhook", "w1", "--all");
        CommandRun again = run("add", "--webhook", "w1", "--all");

        assertThat(first.out()).endsWith("2 subscribed, 1 already, 0 failed\n");
        assertThat(again.out()).endsWith("0 subscribed, 3 already, 0 failed\n");
        assertThat(subscribed("w1")).containsExactly("v1", "v2", "v3");
    }

    @Test
    void subscribesTheVehiclesOfOneUser() {
        CommandRun run = run("add", "--webhook", "test", "--all", "--user", "u1");

        assertThat(run.exit()).isZero();
        assertThat(subscribed("w2")).containsExactly("v1", "v2");
    }

    @Test
    void doesNotLookUpTheUserWhoIsGiven() {
        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", "v3", "--user", "u2");

        assertThat(run.exit()).isZero();
        assertThat(subscribed("w1")).containsExactly("v1", "v3");
        assertThat(smartcar.requests()).noneMatch(request -> request.contains("connections"));
    }

    @Test
    void aSubscriptionThatCameInBetweenIsThereAlready() {
        smartcar.fault("POST /v3/subscriptions", 409, "{\"errors\":[]}");

        CommandRun run = run("add", "--webhook", "fleet", "--vehicle", "v2");

        assertThat(run.out())
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
}
