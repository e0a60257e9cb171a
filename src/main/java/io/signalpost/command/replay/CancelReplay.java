package io.signalpost.command.replay;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.receiver.ReceiverOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cancel",
        description = "Ends a replay: no more events are entered. Those that are entered are still delivered.")
final class CancelReplay implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<replay>", description = "Its number.")
    private long id;

    @Option(names = "--json", description = "The receiver's answer as it is.")
    private boolean json;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        JsonNode answer = receiver.receiver().post("/observe/replays/" + id, Map.of("action", "cancel"));
        spec.commandLine().getOut().println(json ? answer.toString() : "replay " + id + " is cancelled");
    }
}
