package io.signalpost.authoring.tryout.report;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.authoring.tryout.Tried;

/** A JSON object a line for each event and destination, and one with the sums at the end. */
public final class JsonTrialReport implements TrialReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final Map<String, Map<String, Long>> sums = new TreeMap<>();

    public JsonTrialReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tried(Tried tried) {
        Map<String, Object> line = head(tried);
        line.putAll(ending(tried));
        count(tried, word(tried.result()));
        print(line);
    }

    @Override
    public void changed(Change change) {
        Map<String, Object> line = head(change.now());
        line.put("change", word(change.kind()));
        line.put("now", ending(change.now()));
        line.put("before", change.before() == null ? null : ending(change.before()));
        count(change.now(), word(change.kind()));
        print(line);
    }

    @Override
    public void end(long events) {
        print(Map.of("summary", Map.of("events", events, "destinations", sums)));
        out.flush();
    }

    private void count(Tried tried, String word) {
        sums.computeIfAbsent(tried.destination(), name -> new TreeMap<>()).merge(word, 1L, Long::sum);
    }

    private static Map<String, Object> head(Tried tried) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("destination", tried.destination());
        line.put("event", tried.entry().event().id());
        line.put("type", tried.entry().eventType());
        line.put("vehicle", tried.entry().vehicleId());
        return line;
    }

    private static Map<String, Object> ending(Tried tried) {
        Map<String, Object> ending = new LinkedHashMap<>();
        ending.put("result", word(tried.result()));
        ending.put("reason", tried.reason());
        if (tried.batch() > 0) {
            ending.put("batch", tried.batch());
        }
        ending.put("sent", tried.sent());
        return ending;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void print(Map<String, Object> line) {
        try {
            out.print(JSON.writeValueAsString(line) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
