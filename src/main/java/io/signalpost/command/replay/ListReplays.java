package io.signalpost.command.replay;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.receiver.ReceiverOptions;
import io.signalpost.command.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists replays, the newest first, the last hundred.")
final class ListReplays implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "The receiver's answer as it is.")
    private boolean json;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        JsonNode answer = receiver.receiver().get("/observe/replays");
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
        } else if (answer.path("replays").isEmpty()) {
            out.println("there are no replays");
        } else {
            new Table("REPLAY", "STATE", "ORDERED", "TO", "ENTERED", "DELIVERED", "DEAD")
                    .print(
                            StreamSupport.stream(answer.path("replays").spliterator(), false)
                                    .map(ListReplays::cells)
                                    .toList(),
                            out);
        }
    }

    private static List<String> cells(JsonNode replay) {
        return List.of(
                replay.path("id").asText(),
                replay.path("state").asText(),
                replay.path("createdAt").asText(),
                ReplayTables.destinations(replay)
                        .map(each -> each.path("destination").asText())
                        .collect(Collectors.joining(", ")),
                Long.toString(ReplayTables.sum(replay, "entered")),
                Long.toString(ReplayTables.sum(replay, "delivered")),
                Long.toString(ReplayTables.sum(replay, "dead")));
    }
}
