package io.signalpost.command.replay;

import java.io.PrintWriter;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.receiver.Receiver;
import io.signalpost.command.receiver.ReceiverOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", description = "Shows one replay and how far it is.")
final class ShowReplay implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<replay>", description = "Its number.")
    private long id;

    @Option(names = "--follow", description = "Until it is done.")
    private boolean follow;

    @Option(names = "--json", description = "The receiver's answer as it is.")
    private boolean json;

    @Mixin
    private ReceiverOptions options;

    @Override
    public void run() {
        Receiver receiver = options.receiver();
        String path = "/observe/replays/" + id;
        PrintWriter out = spec.commandLine().getOut();
        if (follow) {
            new ReplayProgress(receiver, path, out, json).follow();
            return;
        }
        JsonNode replay = receiver.get(path);
        if (json) {
            out.println(replay);
        } else {
            ReplayTables.one(replay, out);
        }
    }
}
