package io.signalpost.command.subscription;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.terminal.Table;
import io.signalpost.subscriptions.ManagementApi;
import io.signalpost.subscriptions.SubscriptionResource;
import io.signalpost.subscriptions.VehicleInfo;
import io.signalpost.subscriptions.WebhookResource;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Shows the subscribed vehicles of one webhook, or of all.")
final class ListSubscriptions implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SmartcarOptions smartcar;

    @Option(names = "--webhook", paramLabel = "<id or name>", description = "Only those of this webhook.")
    private String webhook;

    @Option(names = "--user", paramLabel = "<id>", description = "Only vehicles of this user.")
    private String user;

    @Option(names = "--json", description = "As a JSON array.")
    private boolean json;

    /** An element of the JSON array; what Smartcar does not tell is null. */
    record Row(
            String id,
            String webhookId,
            String webhookName,
            String vehicleId,
            String userId,
            String make,
            String model,
            Integer year,
            String since) {}

    @Override
    public void run() {
        ManagementApi api = smartcar.api();
        List<WebhookResource> webhooks = api.webhooks();
        String only =
                webhook == null ? null : WebhookResource.find(webhooks, webhook).id();
        Map<String, String> names = webhooks.stream()
                .collect(Collectors.toMap(WebhookResource::id, WebhookResource::name, (one, same) -> one));
        List<Row> rows = api.subscriptions(only).stream()
                .filter(it -> user == null || user.equals(it.userId()))
                .map(it -> row(it, names.get(it.webhookId())))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(rows));
        } else if (rows.isEmpty()) {
            out.println("no vehicle is subscribed");
        } else {
            Stream<List<String>> lines = rows.stream().map(ListSubscriptions::cells);
            new Table("WEBHOOK", "VEHICLE", "VEHICLE ID", "SINCE").print(lines.toList(), out);
        }
    }

    private static Row row(SubscriptionResource it, String webhookName) {
        return new Row(
                it.id(),
                it.webhookId(),
                webhookName,
                it.vehicleId(),
                it.userId(),
                it.vehicle().make(),
                it.vehicle().model(),
                it.vehicle().year(),
                it.since());
    }

    private static List<String> cells(Row row) {
        String vehicle = new VehicleInfo(row.make(), row.model(), row.year()).description();
        return Stream.of(
                        row.webhookName() == null ? row.webhookId() : row.webhookName(),
                        vehicle,
                        row.vehicleId(),
                        row.since())
                .map(StringUtils::defaultString)
                .toList();
    }

    private static String json(List<Row> rows) {
        try {
            return new ObjectMapper().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // strings and numbers
        }
    }
}
