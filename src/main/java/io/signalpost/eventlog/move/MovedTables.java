package io.signalpost.eventlog.move;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.eventlog.move.MovedTable.Growth;

/** What becomes of each table of the log, and of each column, when it is moved. A migration that adds some enters them here. */
final class MovedTables {

    /** In the order in which they are moved. */
    static final List<MovedTable> ALL = List.of(
            table("dictionary", null, Growth.CHANGES, "number content"),
            table(
                    "event",
                    "seq",
                    Growth.APPENDED,
                    "seq event_id event_type vehicle_id mode received_at token_name partition dictionary body"),
            table("event_index", "batch", Growth.APPENDED, "batch subject places"),
            table("event_index_progress", null, Growth.CHANGES, "id next"),
            table("event_trace", "kept_at", Growth.APPENDED_BY_TIME, "event_id traceparent kept_at"),
            table(
                    "destination",
                    null,
                    Growth.CHANGES,
                    "name state created_at revision base rewound_to shares replays rewinds"),
            table(
                    "destination_partition",
                    null,
                    Growth.CHANGES,
                    "destination partition position done passed delivered filtered discarded pruned progress replayed"),
            table("destination_version", "id", Growth.CHANGES, "id destination since position positions parameters"),
            table(
                    "delivery",
                    "seq",
                    Growth.CHANGES,
                    "destination seq state attempts next_attempt_at error_class error first_failed_at last_failed_at"
                            + " partition replay"),
            table(
                    "attempt",
                    "seq",
                    Growth.CHANGES,
                    "seq destination at number millis outcome error_class answer replay"),
            table("checkpoint", "id", Growth.CHANGES, "id destination at position moved nothing_sent answered answers"),
            table("replay", "id", Growth.CHANGES, "id created_at operator filter rate end_seq state ended_at"),
            table(
                    "replay_destination",
                    null,
                    Growth.CHANGES,
                    "replay destination next_seq due_at entered delivered retried passed_over filtered"),
            table(
                    "last_passed",
                    "vehicle_id",
                    Growth.CHANGES,
                    "vehicle_id destination filter code value read_at seq rewinds moved_at"),
            table(
                    "refused",
                    "id",
                    Growth.CHANGES,
                    "id received_at cause status sc_signature remote body worth size application token_name diagnosis"
                            + " event_type mode headers"),
            table("audit", "id", Growth.CHANGES, "id at operator action target outcome answer idempotency_key"),
            table("history", null, Growth.CHANGES, "destination minute at received delivered failed"),
            table("heartbeat", null, Growth.CHANGES, "id kept_at"),
            table(
                    "outage",
                    "id",
                    Growth.CHANGES,
                    "id began_at ended_at expected_events expected_lost verdict acknowledged_at"),
            table("alert", null, Growth.CHANGES, "means kind subject since told_at"));

    /** Tables that stay, and columns, and why. */
    static final Map<String, String> STAY = Map.of(
            "event_key", "SQLite's index of the ids; PostgreSQL has one of its own",
            "event_key_progress", "likewise",
            "opening", "which process has the SQLite file open",
            "node", "processes that have the log open, and have it no more when all is moved",
            "destination_reader", "what those read",
            "destination_partition.owner", "which of those reads it: the first that comes takes it");

    /** What Flyway knows of the tables. */
    static final Set<String> HISTORIES = Set.of("flyway_schema_history", "event_log_schema_history");

    private MovedTables() {}

    private static MovedTable table(String name, String key, Growth growth, String columns) {
        return new MovedTable(name, key, growth, List.of(columns.split(" ")));
    }
}
