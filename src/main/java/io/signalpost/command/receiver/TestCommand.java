package io.signalpost.command.receiver;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        name = "test",
        description = "Sends one made-up event through a destination of a running receiver, and shows what came of it.")
public final class TestCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<destination>", description = "Its name.")
    private String destination;

    @Option(
            names = "--event",
            paramLabel = "<file>",
            description = "With this body; without, one is made up that fits the destination.")
    private Path event;

    @Option(names = "--dry-run", description = "Sends nothing, shows the body.")
    private boolean dryRun;

    @Option(names = "--json", description = "The receiver's answer as it is.")
    private boolean json;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        Map<String, Object> order = new LinkedHashMap<>(Map.of("action", "test", "dryRun", dryRun));
        if (event != null) {
            order.put("event", body());
        }
        JsonNode answer =
                receiver.receiver().post("/observe/destinations/" + UriUtils.encode(destination, UTF_8), order);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(answer);
        } else if (dryRun) {
            out.println(answer.path("body").toPrettyString());
        } else {
            show(answer, out);
        }
        if (!dryRun
                && List.of("failed", "no-answer")
                        .contains(answer.path("outcome").asText())) {
            throw new IllegalStateException("the test event was not delivered");
        }
    }

    private JsonNode body() {
        try {
            return JSON.readTree(Files.readString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(event + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException(event + " cannot be read");
        }
    }

    private static void show(JsonNode answer, PrintWriter out) {
        new Table("TEST EVENT", "")
                .print(
                        Stream.of("event", "outcome", "durationMillis", "answer", "means", "errorClass", "error")
                                .filter(answer::hasNonNull)
                                .map(name -> List.of(name, answer.path(name).asText()))
                                .toList(),
                        out);
    }
}
