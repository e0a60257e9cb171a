package io.signalpost.command.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.receiver.ReceiverException;
import io.signalpost.command.receiver.ReceiverOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import static java.nio.charset.StandardCharsets.UTF_8;

@Command(name = "tail", description = "Shows events of a running receiver as they come in, until it is stopped.")
public final class TailCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data: ";

    @Spec
    private CommandSpec spec;

    @Mixin
    private EventFilters filters;

    @Option(names = "--count", paramLabel = "<number>", description = "Ends after so many.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--json", description = "A JSON object per line.")
    private boolean json;

    @Mixin
    private ReceiverOptions receiver;

    @Override
    public void run() {
        receiver.receiver().get("/observe/stream?" + filters.query(), this::show);
    }

    private void show(InputStream stream, Runnable end) {
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
        try {
            long shown = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    out.println(text(line.substring(DATA.length())));
                    out.flush();
                    if (++shown == count) {
                        end.run();
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // as when it ends in good order
        }
        throw new ReceiverException("the receiver has ended the stream: is it still running?");
    }

    private String text(String event) throws IOException {
        List<String> cells = EventLines.cells(JSON.readTree(event));
        return json ? event : String.join("  ", cells.subList(0, cells.size() - 1));
    }
}
