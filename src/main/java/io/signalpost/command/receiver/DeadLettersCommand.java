package io.signalpost.command.receiver;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import static java.nio.charset.StandardCharsets.UTF_8;

@Command(
        name = "dead-letters",
        description = {
            "Shows what a running receiver could not deliver, in groups of what failed alike; retries or discards one or a group.",
            ""
        },
        footer = {
            "",
            "  dead-letters                              the groups, the largest first",
            "  dead-letters retry --fingerprint=<…>      tries those of a group again",
            "  dead-letters discard --event=<id>         gives one up for good"
        })
public final class DeadLettersCommand implements Runnable {

    private static final List<String> ACTIONS = List.of("retry", "discard");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "retry|discard", arity = "0..1", description = "What to do; without it they are shown.")
    private String action;

    @Option(names = "--destination", paramLabel = "<name>", description = "Only those of this destination.")
    private String destination;

    @Option(names = "--fingerprint", paramLabel = "<fingerprint>", description = "Those of this group.")
    private String fingerprint;

    @Option(names = "--event", paramLabel = "<id>", description = "That of this event.")
    private String event;

    @Option(names = "--dry-run", description = "Does nothing, says how many it would be.")
    private boolean dryRun;

    @Option(names = "--json", description = "The receiver's answer as it is.")
    private boolean json;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        if (action == null) {
            show();
        } else if (ACTIONS.contains(action)) {
            act();
        } else {
            throw new ParameterException(spec.commandLine(), "what to do must be one of " + String.join(", ", ACTIONS));
        }
    }

    private void show() {
        if (fingerprint != null || event != null || dryRun) {
            throw new ParameterException(
                    spec.commandLine(), "--fingerprint, --event and --dry-run go with retry or discard");
        }
        JsonNode answer = receiver.receiver()
                .get("/observe/dead-letters"
                        + (destination == null ? "" : "?destination=" + URLEncoder.encode(destination, UTF_8)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
        } else if (answer.path("groups").isEmpty()) {
            out.println("there are no dead letters");
        } else {
            new Table("COUNT", "DESTINATION", "FINGERPRINT", "LAST", "ERROR")
                    .print(
                            StreamSupport.stream(answer.path("groups").spliterator(), false)
                                    .map(group -> List.of(
                                            group.path("count").asText(),
                                            group.path("destination").asText(),
                                            group.path("fingerprint").asText(),
                                            group.path("last").asText(),
                                            group.path("error").asText()))
                                    .toList(),
                            out);
        }
    }

    private void act() {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("action", action);
        order.put("destination", destination);
        order.put("fingerprint", fingerprint);
        order.put("event", event);
        order.put("dryRun", dryRun);
        order.values().removeIf(Objects::isNull);
        JsonNode answer = receiver.receiver().post("/observe/dead-letters", order);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
            return;
        }
        new Table("DESTINATION", (dryRun ? "WOULD " : "") + (action.equals("retry") ? "RETRY" : "DISCARD"))
                .print(
                        answer.path("events").properties().stream()
                                .map(each ->
                                        List.of(each.getKey(), each.getValue().asText()))
                                .toList(),
                        out);
    }
}
