package io.signalpost.command.event;

import java.util.List;
import java.util.Map;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which events are meant, in the parameters of {@code /observe/events}. */
public class FilterArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILTER",
            arity = "0..*",
            description = {
                "What an event must be: type=VEHICLE_ERROR state=dead destination=http",
                "signal=tractionbattery-stateofcharge:lt:20 vehicle=… user=… from=… to=…"
            })
    private List<String> filters = List.of();

    /** Names and values. @see io.signalpost.query.EventQuery */
    public List<Map.Entry<String, String>> filters() {
        return filters.stream()
                .flatMap(filter -> List.of(filter.split("&")).stream())
                .map(this::filter)
                .toList();
    }

    private Map.Entry<String, String> filter(String text) {
        String[] parts = text.strip().split("=", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + text + "' is no filter; write for instance type=VEHICLE_ERROR");
        }
        return Map.entry(parts[0], parts[1]);
    }
}
