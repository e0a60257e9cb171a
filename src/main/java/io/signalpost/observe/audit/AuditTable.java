package io.signalpost.observe.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.store.Statements;
import org.springframework.lang.Nullable;

/** Table {@code audit}, of the last two years. */
final class AuditTable {

    private static final Duration KEPT = Duration.ofDays(730);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final String COLUMNS = "id, at, operator, action, target, outcome, answer, idempotency_key";

    private AuditTable() {}

    /** Enters one and returns its id. */
    static long enter(
            Statements statements,
            Instant at,
            String operator,
            String action,
            Map<String, Object> target,
            @Nullable String idempotencyKey)
            throws SQLException {
        statements.update("DELETE FROM audit WHERE at < ?", at.minus(KEPT).toEpochMilli());
        return statements.number(
                0,
                "INSERT INTO audit (at, operator, action, target, outcome, idempotency_key)"
                        + " VALUES (?, ?, ?, ?, 'begun', ?) RETURNING id",
                at.toEpochMilli(),
                operator,
                action,
                json(target),
                idempotencyKey);
    }

    static Void end(Statements statements, long id, String outcome, Map<String, Object> answer) throws SQLException {
        statements.update("UPDATE audit SET outcome = ?, answer = ? WHERE id = ?", outcome, json(answer), id);
        return null;
    }

    static Optional<Deed> find(Statements statements, String idempotencyKey) throws SQLException {
        return statements
                .query(AuditTable::deed, "SELECT " + COLUMNS + " FROM audit WHERE idempotency_key = ?", idempotencyKey)
                .stream()
                .findFirst();
    }

    /** The newest first. @param before id that theirs are below */
    static List<Deed> list(Statements statements, long before, int limit) throws SQLException {
        return statements.query(
                AuditTable::deed,
                "SELECT " + COLUMNS + " FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?",
                before,
                limit);
    }

    private static Deed deed(ResultSet row) throws SQLException {
        return new Deed(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("operator"),
                row.getString("action"),
                object(row.getString("target")),
                row.getString("outcome"),
                object(row.getString("answer")),
                row.getString("idempotency_key"));
    }

    private static String json(Map<String, Object> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> object(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("table audit has what is no JSON object", e);
        }
    }
}
