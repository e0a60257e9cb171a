package io.signalpost.command;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Which events are asked for, in the parameters of {@code /observe/events}. */
final class EventFilters {

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

    @Option(names = "--reveal", description = "With personal data; the receiver notes who has seen it.")
    private boolean reveal;

    /** As a query, with what is to be added. @see EventQuery */
    String query(String... more) {
        String query = filters.stream()
                .flatMap(filter -> List.of(filter.split("&")).stream())
                .map(this::encoded)
                .collect(Collectors.joining("&"));
        String all = String.join("&", more) + (reveal ? "&reveal=true" : "") + (query.isEmpty() ? "" : "&" + query);
        return all.startsWith("&") ? all.substring(1) : all;
    }

    private String encoded(String filter) {
        String[] parts = filter.strip().split("=", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + filter + "' is no filter; write for instance type=VEHICLE_ERROR");
        }
        return URLEncoder.encode(parts[0], UTF_8) + "=" + URLEncoder.encode(parts[1], UTF_8);
    }
}
