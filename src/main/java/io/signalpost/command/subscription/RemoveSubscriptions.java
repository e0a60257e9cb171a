package io.signalpost.command.subscription;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.signalpost.subscriptions.ManagementApi;
import io.signalpost.subscriptions.SubscriptionResource;
import io.signalpost.subscriptions.WebhookResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "remove", description = "Unsubscribes vehicles from a webhook; Smartcar stops sending at once.")
final class RemoveSubscriptions implements Callable<Integer> {

    private static final String GONE = "not subscribed";

    @Spec
    private CommandSpec spec;

    @Mixin
    private SmartcarOptions smartcar;

    @Mixin
    private ChangeOptions change;

    @Override
    public Integer call() {
        ManagementApi api = smartcar.api();
        WebhookResource webhook = WebhookResource.find(api.webhooks(), change.webhook);
        Set<String> ids = change.vehicles.ids;
        List<SubscriptionResource> present = api.subscriptions(webhook.id()).stream()
                .filter(it -> change.vehicles.all || ids.contains(it.vehicleId()))
                .filter(it -> change.ofUser(it.userId()))
                .toList();
        String removed = change.dryRun ? "to remove" : "removed";
        Report report = new Report(spec.commandLine(), removed, GONE);
        Set<String> subscribed =
                present.stream().map(SubscriptionResource::vehicleId).collect(Collectors.toSet());
        ids.stream().filter(id -> !subscribed.contains(id)).forEach(id -> report.say(GONE, id, ""));
        report.perform(present.stream()
                .map(it -> new Report.Task(
                        it.vehicleId(), it.vehicle(), () -> change.dryRun || api.unsubscribe(it.id()) ? removed : GONE))
                .toList());
        return report.end();
    }
}
