package io.signalpost.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** docs/signals.md is what this test writes to target/signals.md: from the catalogue, and from how an event reads its examples. */
class SignalsPageTest {

    private static final String HEAD = """
            # Signals

            Each signal that the catalogue of this version knows, and what a route asks it for, after `${body.signal('code')`: `.number}`,
            `.field('latitude')}`, or, of a list, `.list}` with the members that each of its elements has
            ([a recipe](cookbook/low-tyre.md)). Units are those of a metric webhook. Smartcar may add signals at any time; they are
            kept and delivered like these.

            The table is made by `SignalsPageTest`.

            | code | what it is | ask for | unit | for instance |
            |---|---|---|---|---|
            """;

    @Test
    void hasEachSignalOfTheCatalogue() throws IOException {
        String page = Catalog.get().signals().stream()
                .map(SignalsPageTest::row)
                .collect(Collectors.joining("\n", HEAD, "\n"));
        Files.writeString(Path.of("target/signals.md"), page);

        assertThat(Path.of("docs/signals.md"))
                .as("copy target/signals.md to docs/signals.md")
                .content()
                .isEqualTo(page);
    }

    private static String row(SignalDefinition signal) {
        return Stream.of(
                        "`" + signal.code() + "`",
                        signal.description(),
                        asked(read(signal)),
                        signal.unit() == null ? "" : signal.unit(),
                        "`" + example(signal.exampleBody()) + "`")
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static Signal read(SignalDefinition signal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("eventType", "VEHICLE_STATE");
        ObjectNode one = body.putObject("data").putArray("signals").addObject().put("code", signal.code());
        one.set("body", signal.exampleBody());
        one.putObject("status").put("value", "SUCCESS");
        return new VehicleEvent("e", Instant.EPOCH, body.toString().getBytes(UTF_8)).signal(signal.code());
    }

    private static String asked(Signal signal) {
        List<String> words = new ArrayList<>();
        words.add(signal.number() != null ? "`number`" : null);
        words.add(signal.text() != null ? "`text`" : null);
        words.add(signal.bool() != null ? "`bool`" : null);
        if (signal.list() != null) {
            words.add(
                    signal.list().get(0) instanceof Map<?, ?> element
                            ? "`list`, of each " + quoted(element.keySet().stream())
                            : "`list`");
        }
        List<String> fields = signal.body()
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(field -> !field.matches("value|values|unit"))
                .toList();
        if (!fields.isEmpty()) {
            words.add("`field` " + quoted(fields.stream()));
        }
        return words.stream().filter(word -> word != null).collect(Collectors.joining("; "));
    }

    private static String quoted(Stream<?> names) {
        return names.map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** Of a list the first element. */
    private static String example(JsonNode body) {
        ObjectNode shown = body.deepCopy();
        shown.propertyStream()
                .filter(member ->
                        member.getValue().isArray() && member.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(name -> shown.putArray(name).add(body.get(name).get(0)));
        return shown.toString();
    }
}
