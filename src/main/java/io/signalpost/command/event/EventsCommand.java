package io.signalpost.command.event;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.receiver.Receiver;
import io.signalpost.command.receiver.ReceiverOptions;
import io.signalpost.command.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "events",
        description = "Shows events of a running receiver, the newest first, and what became of each.")
public final class EventsCommand implements Runnable {

    private static final int PAGE = 1_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EventFilters filters;

    @Option(
            names = "--limit",
            paramLabel = "<number>",
            defaultValue = "100",
            description = "How many at most; 100 without.")
    private int limit;

    @Option(names = "--json", description = "A JSON object per line.")
    private boolean json;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be a number from 1 on");
        }
        List<JsonNode> events = read(receiver.receiver());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            events.forEach(out::println);
        } else if (events.isEmpty()) {
            out.println("no event is as it is asked for");
        } else {
            new Table(EventLines.HEAD)
                    .print(events.stream().map(EventLines::cells).toList(), out);
        }
    }

    /** Page after page: one that took too long is shorter, or empty. */
    private List<JsonNode> read(Receiver from) {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = from.get(
                    "/observe/events?" + filters.query("limit=" + Math.min(PAGE, limit - events.size()) + cursor));
            page.path("events").forEach(events::add);
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : null;
        } while (cursor != null && events.size() < limit);
        return events;
    }
}
