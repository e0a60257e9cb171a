package io.signalpost.command.receiver;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "erase",
        description = "Removes all that a running receiver keeps of a vehicle, and says who else has got events of it.",
        footer = {
            "",
            "Removed are its events, also those that a destination has not got yet, dead letters, refused requests, and",
            "its rows in the tables of the database destination. Unsubscribe the vehicle at Smartcar first: what comes",
            "afterwards is kept as usual."
        })
public final class EraseCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<vehicle id>", description = "Smartcar's id of the vehicle.")
    private String vehicleId;

    @Option(names = "--dry-run", description = "Removes nothing, says what it would remove.")
    private boolean dryRun;

    @Option(names = "--json", description = "The receiver's answer as it is.")
    private boolean json;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        JsonNode report = receiver.receiver()
                .post("/observe/vehicles", Map.of("action", "erase", "vehicleId", vehicleId, "dryRun", dryRun));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report);
            return;
        }
        new Table(dryRun ? "WOULD BE REMOVED" : "REMOVED", "").print(counts(report), out);
        tellRecipients(report.path("recipients"), out);
        if (!report.path("underWay").isEmpty()) {
            out.println();
            out.println("A delivery was under way and may still arrive: " + words(report.path("underWay")));
        }
        if (!report.path("filesCleared").asBoolean(true)) {
            out.println();
            out.println(
                    "Its remains could not be cleared from SQLite's files now; see \"Erase a vehicle\" in docs/operating.md");
        }
    }

    private static List<List<String>> counts(JsonNode report) {
        JsonNode events = report.path("events");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("events", events.path("removed").asText()));
        events.path("undelivered")
                .properties()
                .forEach(it -> rows.add(
                        List.of("  not yet got by " + it.getKey(), it.getValue().asText())));
        events.path("deadLetters")
                .properties()
                .forEach(it -> rows.add(List.of(
                        "  dead letters of " + it.getKey(), it.getValue().asText())));
        rows.add(List.of("refused requests", report.path("refused").asText()));
        report.path("rows")
                .properties()
                .forEach(it ->
                        rows.add(List.of("rows of " + it.getKey(), it.getValue().asText())));
        return rows;
    }

    private static void tellRecipients(JsonNode recipients, PrintWriter out) {
        out.println();
        if (recipients.isEmpty()) {
            out.println("No other destination is known to have got events of it.");
            return;
        }
        out.println("These have got events of it, and are yours to tell:");
        List<List<String>> rows = StreamSupport.stream(recipients.spliterator(), false)
                .map(it -> List.of(
                        it.path("destination").asText(),
                        words(it.path("sendsTo")),
                        it.path("events").asText(),
                        it.path("first").asText(),
                        it.path("last").asText()))
                .toList();
        new Table("DESTINATION", "SENDS TO", "EVENTS", "FIRST", "LAST").print(rows, out);
    }

    private static String words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
