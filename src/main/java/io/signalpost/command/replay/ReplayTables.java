package io.signalpost.command.replay;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.terminal.Table;

/** How replays are shown. */
final class ReplayTables {

    private ReplayTables() {}

    /** What one would come to. */
    static void forecast(JsonNode answer, PrintWriter out) {
        out.println("events that fit: " + (answer.path("atLeast").asBoolean() ? "at least " : "")
                + answer.path("events").asText());
        new Table("DESTINATION", "WOULD REPLAY", "RETRY", "STILL TO COME", "FILTERED")
                .print(
                        answer.path("destinations").properties().stream()
                                .map(each -> List.of(
                                        each.getKey(),
                                        each.getValue().path("entered").asText(),
                                        each.getValue().path("retried").asText(),
                                        each.getValue().path("passedOver").asText(),
                                        each.getValue().path("filtered").asText()))
                                .toList(),
                        out);
    }

    /** One, in full. */
    static void one(JsonNode replay, PrintWriter out) {
        out.println("replay " + replay.path("id").asText() + ", "
                + replay.path("state").asText() + ", ordered "
                + replay.path("createdAt").asText() + " by "
                + replay.path("operator").asText()
                + (replay.hasNonNull("filter") ? ", of " + replay.path("filter") : ""));
        new Table(
                        "DESTINATION",
                        "ENTERED",
                        "DELIVERED",
                        "WAITING",
                        "DEAD",
                        "GIVEN UP",
                        "RETRIED",
                        "STILL TO COME",
                        "FILTERED")
                .print(
                        destinations(replay)
                                .map(each -> List.of(
                                        each.path("destination").asText(),
                                        each.path("entered").asText(),
                                        each.path("delivered").asText(),
                                        each.path("waiting").asText(),
                                        each.path("dead").asText(),
                                        each.path("givenUp").asText(),
                                        each.path("retried").asText(),
                                        each.path("passedOver").asText(),
                                        each.path("filtered").asText()))
                                .toList(),
                        out);
    }

    static Stream<JsonNode> destinations(JsonNode replay) {
        return StreamSupport.stream(replay.path("destinations").spliterator(), false);
    }

    /** Of all destinations together. */
    static long sum(JsonNode replay, String count) {
        return destinations(replay).mapToLong(each -> each.path(count).asLong()).sum();
    }
}
