package io.signalpost.bench.capacity;

import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the benchmark has found on two cores, for its usual event.
 *
 * @param accept    {@code accept.json}
 * @param sustained {@code sustained.json}
 * @param disk      {@code disk.json}
 */
record Measured(JsonNode accept, JsonNode sustained, JsonNode disk) {

    private static final int CONNECTIONS = 64;

    /** Events per second, without destinations. @param log sqlite or postgresql */
    double accepted(String log) {
        JsonNode closed =
                first(accept.get("closed"), load -> load.get("connections").asInt() == CONNECTIONS);
        return first(closed.get("servers"), server -> is(server, "server", "signalpost-" + log))
                .get("rate")
                .asDouble();
    }

    /** Events per second that all destinations get while they come. */
    double delivered(String log, int destinations) {
        return row(log, destinations).at("/sustained/delivered").asDouble();
    }

    /** Seconds of one core for an event, PostgreSQL's included. */
    double cpuSeconds(String log, int destinations) {
        return row(log, destinations).at("/sustained/acceptance/cpu").asDouble() / 1e6;
    }

    private JsonNode row(String log, int destinations) {
        return first(
                sustained.get("rows"),
                row -> is(row, "log", log)
                        && row.get("destinations").size() == destinations
                        && row.path("build").asText().isEmpty()); // that of another
    }

    /** Of an event. @param figure for instance {@code /log/size} */
    double bytes(String database, String figure) {
        return first(disk.get("rows"), row -> is(row, "database", database))
                .at(figure)
                .asDouble();
    }

    private static boolean is(JsonNode node, String member, String value) {
        return node.get(member).asText().equals(value);
    }

    private static JsonNode first(JsonNode nodes, Predicate<JsonNode> which) {
        return nodes.valueStream().filter(which).findFirst().orElseThrow();
    }
}
