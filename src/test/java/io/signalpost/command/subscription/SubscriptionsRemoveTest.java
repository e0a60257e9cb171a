package io.signalpost.command.subscription;

import io.signalpost.command.CommandRun;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Vehicles are unsubscribed. */
class SubscriptionsRemoveTest extends SubscriptionsTest {

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
}
