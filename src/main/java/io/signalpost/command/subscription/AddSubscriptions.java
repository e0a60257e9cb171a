package io.signalpost.command.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.signalpost.command.terminal.DurationConverter;
import io.signalpost.subscriptions.ApiException;
import io.signalpost.subscriptions.ConnectionResource;
import io.signalpost.subscriptions.ManagementApi;
import io.signalpost.subscriptions.SubscriptionResource;
import io.signalpost.subscriptions.VehicleInfo;
import io.signalpost.subscriptions.WebhookResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "add", description = "Subscribes connected vehicles to a webhook.")
final class AddSubscriptions implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SmartcarOptions smartcar;

    @Mixin
    private ChangeOptions change;

    @Option(
            names = "--wait",
            paramLabel = "<time>",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long to wait until Smartcar lists the new subscriptions, ${DEFAULT-VALUE} unless given;"
                    + " with 0s it is enough that Smartcar accepts them.")
    private Duration wait;

    @Override
    public Integer call() {
        ManagementApi api = smartcar.api();
        WebhookResource webhook = WebhookResource.find(api.webhooks(), change.webhook);
        if (!webhook.enabled()) {
            spec.commandLine().getErr().println("note: this webhook is disabled, Smartcar sends it nothing");
        }
        List<SubscriptionResource> present = api.subscriptions(webhook.id());
        Report report = new Report(spec.commandLine(), wordOfSuccess(), "already");
        List<ConnectionResource> accepted = new ArrayList<>();
        report.perform(wanted(api, report).stream()
                .map(connection -> new Report.Task(connection.vehicleId(), connection.vehicle(), () -> {
                    boolean already = present.stream().anyMatch(it -> it.isOf(connection));
                    if (already || !change.dryRun && !api.subscribe(webhook.id(), connection)) {
                        return "already";
                    }
                    if (change.dryRun || wait.isZero()) {
                        return wordOfSuccess();
                    }
                    accepted.add(connection);
                    return null;
                }))
                .toList());
        if (!accepted.isEmpty()) {
            await(api, webhook, accepted, report);
        }
        return report.end();
    }

    private String wordOfSuccess() {
        return change.dryRun ? "to subscribe" : wait.isZero() ? "accepted" : "subscribed";
    }

    private List<ConnectionResource> wanted(ManagementApi api, Report report) {
        Set<String> ids = change.vehicles.ids;
        if (change.user != null && !change.vehicles.all) { // Smartcar knows whether these belong together
            return ids.stream()
                    .map(id -> new ConnectionResource(id, change.user, VehicleInfo.UNKNOWN))
                    .toList();
        }
        List<ConnectionResource> wanted = api.connections().stream()
                .filter(it -> change.vehicles.all || ids.contains(it.vehicleId()))
                .filter(it -> change.ofUser(it.userId()))
                .toList();
        Set<String> connected =
                wanted.stream().map(ConnectionResource::vehicleId).collect(Collectors.toSet());
        ids.stream()
                .filter(id -> !connected.contains(id))
                .forEach(id -> report.fail(id, "is not connected to this application"));
        return wanted;
    }

    private void await(ManagementApi api, WebhookResource webhook, List<ConnectionResource> accepted, Report report) {
        List<ConnectionResource> missing;
        try {
            missing = api.awaitListed(webhook.id(), accepted, wait);
        } catch (ApiException e) {
            accepted.forEach(it -> report.fail(it.vehicleId(), "accepted, not seen in the list: " + e.getMessage()));
            return;
        }
        for (ConnectionResource connection : accepted) {
            if (missing.contains(connection)) {
                report.fail(connection.vehicleId(), "accepted, but not listed in time; look again, or --wait longer");
            } else {
                report.say(
                        "subscribed",
                        connection.vehicleId(),
                        connection.vehicle().description());
            }
        }
    }
}
