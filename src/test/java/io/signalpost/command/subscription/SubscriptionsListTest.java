package io.signalpost.command.subscription;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.CommandRun;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Subscriptions as a person and as a program reads them. */
class SubscriptionsListTest extends SubscriptionsTest {

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
    void showsNoControlCharactersOfANameOnTheTerminal() {
        smartcar.webhook("w4", "a\u001b[2J\nname").subscription("w4", "v2");

        assertThat(run("list", "--webhook", "w4").out())
                .contains("a [2J name  TESLA")
                .doesNotContain("\u001b");
    }
}
