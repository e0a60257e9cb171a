package io.signalpost.command.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.event.FilterArguments;
import io.signalpost.command.receiver.Receiver;
import io.signalpost.command.receiver.ReceiverOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import static java.nio.charset.StandardCharsets.UTF_8;

@Command(
        name = "replay",
        description =
                "Has a running receiver deliver events of its log again, and shows how far that is until it is done.",
        footer = {
            "",
            "  replay id=<id> --to http                         one event",
            "  replay type=VEHICLE_STATE from=2026-11-28 --to all --rate 50",
            "",
            "A replay goes on when this command is stopped. Commands:"
        },
        subcommands = {ListReplays.class, ShowReplay.class, CancelReplay.class})
public final class ReplayCommand implements Runnable {

    private static final String PATH = "/observe/replays";

    @Spec
    private CommandSpec spec;

    @Mixin
    private FilterArguments filters;

    @Option(
            names = "--to",
            paramLabel = "<destination>",
            split = ",",
            description = "Which destinations are to get them: names with commas, or all.")
    private List<String> destinations;

    @Option(names = "--rate", paramLabel = "<number>", description = "So many events per second at most.")
    private Integer rate;

    @Option(names = "--dry-run", description = "Does nothing, says what it would come to.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Without asking first.")
    private boolean yes;

    @Option(names = "--json", description = "The receiver's answer as it is, once it is done; asks nothing.")
    private boolean json;

    @Mixin
    private ReceiverOptions options;

    @Override
    public void run() {
        if (destinations == null) {
            throw new ParameterException(
                    spec.commandLine(), "--to must say which destinations are to get them: names, or all");
        }
        Receiver receiver = options.receiver();
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun || !yes && !json) {
            JsonNode forecast = receiver.post(PATH, order(true));
            if (dryRun && json) {
                out.println(forecast);
            } else {
                ReplayTables.forecast(forecast, out);
            }
            if (dryRun || !isConfirmed(out)) {
                return;
            }
        }
        String id = receiver.post(PATH, order(false)).path("replay").asText();
        new ReplayProgress(receiver, PATH + "/" + id, out, json).follow();
    }

    private Map<String, Object> order(boolean dry) {
        Map<String, Object> order = new LinkedHashMap<>();
        filters.filters().forEach(each -> order.merge(each.getKey(), each.getValue(), ReplayCommand::both));
        order.put("destinations", destinations.equals(List.of("all")) ? "all" : destinations);
        order.put("rate", rate);
        order.put("dryRun", dry);
        order.values().removeIf(Objects::isNull);
        return order;
    }

    private static Object both(Object one, Object other) {
        List<Object> values = new ArrayList<>(one instanceof List<?> list ? list : List.of(one));
        values.add(other);
        return values;
    }

    private static boolean isConfirmed(PrintWriter out) {
        out.print("Replay them? [y/N] ");
        out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
            if (answer == null) {
                throw new IllegalStateException("nobody answers: write --yes to replay without a question");
            }
            return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
        } catch (IOException e) {
            throw new IllegalStateException("the answer cannot be read: write --yes to replay without a question");
        }
    }
}
