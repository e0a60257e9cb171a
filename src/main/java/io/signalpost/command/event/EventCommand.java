package io.signalpost.command.event;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.receiver.ReceiverOptions;
import io.signalpost.command.terminal.Table;
import org.springframework.web.util.UriUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import static java.nio.charset.StandardCharsets.UTF_8;

@Command(
        name = "event",
        description =
                "Shows one event of a running receiver: what it says, how that differs from the one before, and what became"
                        + " of it at each destination.")
public final class EventCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<id>", description = "The event's id.")
    private String id;

    @Option(names = "--body", description = "Its body only.")
    private boolean body;

    @Option(names = "--reveal", description = "With personal data; the receiver notes who has seen it.")
    private boolean reveal;

    @Option(names = "--json", description = "The receiver's answer as it is.")
    private boolean json;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        JsonNode event = receiver.receiver()
                .get("/observe/events/" + UriUtils.encode(id, UTF_8) + (reveal ? "?reveal=true" : ""));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(event);
        } else if (body) {
            out.println(event.path("body").asText());
        } else {
            show(event, out);
        }
    }

    private static void show(JsonNode event, PrintWriter out) {
        List<List<String>> facts = Stream.of(
                        "id",
                        "number",
                        "type",
                        "mode",
                        "vehicleId",
                        "user",
                        "receivedAt",
                        "deliveredAt",
                        "sequence",
                        "token")
                .filter(event::hasNonNull)
                .map(name -> List.of(name, event.path(name).asText()))
                .toList();
        new Table("EVENT", "").print(facts, out);
        out.println();
        new Table("DESTINATION", "STATE", "WHEN", "ATTEMPTS", "ANSWER")
                .print(rows(event.path("deliveries"), EventCommand::delivery), out);
        List<List<String>> tried = rows(event.path("deliveries"), delivery -> delivery).stream()
                .flatMap(delivery -> rows(delivery.path("tried"), attempt -> attempt(delivery, attempt)).stream())
                .toList();
        if (!tried.isEmpty()) {
            out.println();
            new Table("TRIED AT", "DESTINATION", "OUTCOME", "ANSWER").print(tried, out);
        }
        differences(event, out);
    }

    private static <T> List<T> rows(JsonNode array, Function<JsonNode, T> row) {
        return StreamSupport.stream(array.spliterator(), false).map(row).toList();
    }

    private static List<String> delivery(JsonNode delivery) {
        String by = delivery.hasNonNull("filteredBy")
                ? " by " + delivery.path("filteredBy").asText()
                : "";
        String about = delivery.hasNonNull("uncertaintySeconds")
                ? ", up to " + delivery.path("uncertaintySeconds").asText() + " s earlier"
                : "";
        return List.of(
                delivery.path("destination").asText(),
                delivery.path("state").asText() + by,
                delivery.path("at").asText() + about,
                delivery.path("attempts").asText(),
                delivery.path("answer").asText());
    }

    private static List<String> attempt(JsonNode delivery, JsonNode attempt) {
        return List.of(
                attempt.path("at").asText(),
                delivery.path("destination").asText(),
                attempt.path("outcome").asText(),
                attempt.path("answer").asText());
    }

    private static void differences(JsonNode event, PrintWriter out) {
        out.println();
        if (!event.hasNonNull("previous")) {
            out.println("No event of this vehicle is known before it.");
            return;
        }
        out.println("Against " + event.path("previous").asText() + ", the vehicle's event before:");
        new Table("SIGNAL", "CHANGE", "BEFORE", "NOW")
                .print(
                        rows(
                                event.path("differences"),
                                each -> List.of(
                                        each.path("code").asText(),
                                        each.path("change").asText(),
                                        reading(each.path("before")),
                                        reading(each.path("now")))),
                        out);
    }

    private static String reading(JsonNode reading) {
        if (reading.hasNonNull("error")) {
            return reading.path("error").asText();
        }
        JsonNode value = reading.path("value");
        String unit = reading.hasNonNull("unit") ? " " + reading.path("unit").asText() : "";
        return (value.isContainerNode() ? value.toString() : value.asText()) + unit;
    }
}
