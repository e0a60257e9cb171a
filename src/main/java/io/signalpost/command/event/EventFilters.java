package io.signalpost.command.event;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

import picocli.CommandLine.Option;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Which events are asked for, and whether with all that they say. */
final class EventFilters extends FilterArguments {

    @Option(names = "--reveal", description = "With personal data; the receiver notes who has seen it.")
    private boolean reveal;

    /** As a query, with what is to be added. */
    String query(String... more) {
        String query = filters().stream().map(EventFilters::encoded).collect(Collectors.joining("&"));
        String all = String.join("&", more) + (reveal ? "&reveal=true" : "") + (query.isEmpty() ? "" : "&" + query);
        return all.startsWith("&") ? all.substring(1) : all;
    }

    private static String encoded(Map.Entry<String, String> filter) {
        return URLEncoder.encode(filter.getKey(), UTF_8) + "=" + URLEncoder.encode(filter.getValue(), UTF_8);
    }
}
