package io.signalpost.command.subscription;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.command.CommandRun;
import io.signalpost.subscriptions.StubSmartcar;
import io.signalpost.subscriptions.SubscriptionResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** Two webhooks and three vehicles at Smartcar, one of them subscribed, and the commands that change this. */
abstract class SubscriptionsTest {

    protected StubSmartcar smartcar;

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

    /** Ids of the vehicles that a webhook has. */
    protected List<String> subscribed(String webhookId) {
        return smartcar.subscriptions().stream()
                .filter(it -> it.webhookId().equals(webhookId))
                .map(SubscriptionResource::vehicleId)
                .toList();
    }

    /** Runs {@code subscriptions}, which never shows a secret. */
    protected CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("subscriptions"));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(smartcar.environment(), all.toArray(String[]::new));
        assertThat(run.out() + run.err()).doesNotContain(StubSmartcar.CLIENT_SECRET, "token-");
        return run;
    }
}
