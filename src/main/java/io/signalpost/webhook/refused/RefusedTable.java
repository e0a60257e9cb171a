package io.signalpost.webhook.refused;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.signalpost.eventlog.store.EventColumns;
import io.signalpost.eventlog.store.Statements;

/** The statements on table {@code refused}. */
final class RefusedTable {

    private static final String OVERVIEW = "id, size, received_at, cause, status, sc_signature, remote, application,"
            + " token_name, diagnosis, event_type, mode, headers";

    private static final int AUTHENTIC = 2;

    private RefusedTable() {}

    static void insert(Statements statements, RefusedRequest request) throws SQLException {
        RefusedRequest.Findings found = request.findings();
        statements.update(
                "INSERT INTO refused (worth, size, received_at, cause, status, sc_signature, remote, application,"
                        + " token_name, diagnosis, event_type, mode, headers, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                worth(request),
                request.size(),
                request.receivedAt().toEpochMilli(),
                request.cause(),
                request.status(),
                request.scSignature(),
                request.remote(),
                request.application(),
                found.tokenName(),
                found.diagnosis(),
                found.eventType(),
                found.mode(),
                request.headers(),
                request.body());
    }

    /** What anybody on the internet can send by the thousand must not push out what only Smartcar can have sent. */
    private static int worth(RefusedRequest request) {
        if (request.findings().tokenName() != null) {
            return AUTHENTIC;
        }
        return request.scSignature() == null ? 0 : 1;
    }

    /** Whether it is authentic and there already: whoever has overheard one request can send it again and again. */
    static boolean isRepeated(Statements statements, RefusedRequest request) throws SQLException {
        return worth(request) == AUTHENTIC
                && statements.number(
                                0,
                                "SELECT count(*) FROM refused WHERE worth = ? AND sc_signature = ? AND cause = ?",
                                AUTHENTIC,
                                request.scSignature(),
                                request.cause())
                        > 0;
    }

    static long count(Statements statements) throws SQLException {
        return statements.number(0, "SELECT count(*) FROM refused");
    }

    static long bytes(Statements statements) throws SQLException {
        return statements.number(0, "SELECT sum(size) FROM refused");
    }

    /** Removes the one that is worth least, the oldest of them; returns its size, or -1 when there is none. */
    static long evict(Statements statements) throws SQLException {
        List<long[]> victims = statements.query(
                row -> new long[] {row.getLong(1), row.getLong(2)},
                "SELECT id, size FROM refused ORDER BY worth, id LIMIT 1");
        if (victims.isEmpty()) {
            return -1;
        }
        delete(statements, victims.get(0)[0]);
        return victims.get(0)[1];
    }

    static int deleteBefore(Statements statements, long receivedAt) throws SQLException {
        return statements.update("DELETE FROM refused WHERE received_at < ?", receivedAt);
    }

    static boolean delete(Statements statements, long id) throws SQLException {
        return statements.update("DELETE FROM refused WHERE id = ?", id) == 1;
    }

    /** Those that are asked for, newest first, without their bodies. */
    static List<RefusedRequests.Entry> find(Statements statements, RefusedSearch search, int limit)
            throws SQLException {
        List<Object> parameters = new ArrayList<>();
        String condition = condition(search, parameters);
        parameters.add(limit);
        return statements.query(
                row -> entry(row, null),
                "SELECT " + OVERVIEW + " FROM refused WHERE " + condition + " ORDER BY id DESC LIMIT ?",
                parameters.toArray());
    }

    private static String condition(RefusedSearch search, List<Object> parameters) {
        StringBuilder sql = new StringBuilder("id < ?");
        parameters.add(search.before());
        if (search.from() != null) {
            sql.append(" AND received_at >= ?");
            parameters.add(search.from().toEpochMilli());
        }
        if (search.to() != null) {
            sql.append(" AND received_at < ?");
            parameters.add(search.to().toEpochMilli());
        }
        if (!search.causes().isEmpty()) {
            sql.append(" AND cause IN (")
                    .append(EventColumns.marks(search.causes().size()))
                    .append(')');
            parameters.addAll(search.causes());
        }
        return sql.toString();
    }

    static Optional<RefusedRequests.Entry> find(Statements statements, long id) throws SQLException {
        return statements
                .query(
                        row -> entry(row, row.getBytes("body")),
                        "SELECT " + OVERVIEW + ", body FROM refused WHERE id = ?",
                        id)
                .stream()
                .findFirst();
    }

    private static RefusedRequests.Entry entry(ResultSet row, byte[] body) throws SQLException {
        var found = new RefusedRequest.Findings(
                row.getString("token_name"),
                row.getString("diagnosis"),
                row.getString("event_type"),
                row.getString("mode"));
        var request = new RefusedRequest(
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getString("cause"),
                row.getInt("status"),
                row.getString("sc_signature"),
                row.getString("remote"),
                row.getString("application"),
                row.getString("headers"),
                body,
                found);
        return new RefusedRequests.Entry(row.getLong("id"), row.getLong("size"), request);
    }
}
