package io.signalpost.eventlog;

import java.sql.SQLException;

/** Table {@code rejected}: refused requests, the newest of them, within a count and a size. On the writer's thread. */
final class Quarantine {

    private final QuarantineProperties bounds;
    private volatile boolean recount = true;
    private long count;
    private long bytes;

    Quarantine(QuarantineProperties bounds) {
        this.bounds = bounds;
    }

    Void keep(Statements statements, RejectedRequest request) throws SQLException {
        if (recount) {
            recount = false;
            count = statements.number(0, "SELECT count(*) FROM rejected");
            bytes = statements.number(0, "SELECT sum(length(body)) FROM rejected");
        }
        statements.update(
                "INSERT INTO rejected (received_at, cause, status, sc_signature, remote, body) VALUES (?, ?, ?, ?, ?, ?)",
                request.receivedAt().toEpochMilli(),
                request.cause(),
                request.status(),
                request.scSignature(),
                request.remote(),
                request.body());
        count++;
        bytes += size(request);
        while (count > 1
                && (count > bounds.maxCount() || bytes > bounds.maxSize().toBytes())) {
            bytes -= statements.number(0, "SELECT length(body) FROM rejected ORDER BY id LIMIT 1");
            count -= statements.update("DELETE FROM rejected WHERE id = (SELECT min(id) FROM rejected)");
        }
        return null;
    }

    /** Removes what was refused before a time, in milliseconds since 1970. */
    int prune(Statements statements, long before) throws SQLException {
        recount = true;
        return statements.update("DELETE FROM rejected WHERE received_at < ?", before);
    }

    /** A write was rolled back: the totals are wrong. */
    void recount() {
        recount = true;
    }

    static int size(RejectedRequest request) {
        return request.body() == null ? 0 : request.body().length;
    }
}
