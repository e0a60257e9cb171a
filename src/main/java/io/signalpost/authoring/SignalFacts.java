package io.signalpost.authoring;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import org.springframework.util.StringUtils;

/**
 * What the catalogue's example of a signal tells of all of them: it is read as an event would be.
 */
record SignalFacts(SignalDefinition definition, Signal example) {

    /** What a webhook that is set to imperial units says instead. */
    private static final Map<String, String> IMPERIAL =
            Map.of("km", "mi", "km/h", "mph", "kph", "mph", "celsius", "fahrenheit", "liters", "gallons", "bar", "psi");

    static SignalFacts of(SignalDefinition definition) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode signal = body.putObject("data").putArray("signals").addObject();
        signal.put("code", definition.code());
        signal.set("body", definition.exampleBody());
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return new SignalFacts(definition, new VehicleEvent("example", Instant.EPOCH, bytes).signal(definition.code()));
    }

    /** Units that its number may come in; empty when it has none. */
    Set<String> units() {
        Set<String> units = new TreeSet<>();
        if (StringUtils.hasText(definition.unit())) {
            units.add(definition.unit());
            if (IMPERIAL.containsKey(definition.unit())) {
                units.add(IMPERIAL.get(definition.unit()));
            }
        }
        return units;
    }

    /** Whether its numbers are seen to have decimals. */
    boolean hasDecimals() {
        BigDecimal number = example.number();
        return number != null && number.stripTrailingZeros().scale() > 0;
    }

    /** The member of {@link Signal} that has its value: {@code number}, {@code text} or {@code bool}; null for none of them. */
    String valueMember() {
        if (example.number() != null) {
            return "number";
        }
        return example.text() != null ? "text" : example.bool() != null ? "bool" : null;
    }

    /** Whether the example says what the value is like. */
    boolean isTelling() {
        return example.hasValue();
    }

    /** Names of the members of its body. */
    Collection<String> fields() {
        return definition.exampleBody() == null ? List.of() : fieldNames();
    }

    private Collection<String> fieldNames() {
        Set<String> names = new TreeSet<>();
        definition.exampleBody().fieldNames().forEachRemaining(names::add);
        return names;
    }
}
