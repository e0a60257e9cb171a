package io.signalpost.eventlog;

import java.sql.SQLException;

/** Table {@code rejected}: refused requests, the newest of them, within a count and a size. On the writer's thread. */
final class Quarantine {

    private final QuarantineProperties bounds;
    private volatile long count = -1;
    private long bytes;

    Quarantine(QuarantineProperties bounds) {
        this.bounds = bounds;
    }

    Void keep(Statements statements, RejectedRequest request) throws SQLException {
        if (count < 0) {
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
        while (count > bounds.maxCount() || bytes > bounds.maxSize().toBytes() && count > 1) {
            bytes -= statements.number(0, "SELECT length(body) FROM rejected ORDER BY id LIMIT 1");
            count -= statements.update("DELETE FROM rejected WHERE id = (SELECT min(id) FROM rejected)");
        }
        return null;
    }

    /** After a rollback the totals are wrong and counted anew. */
    void forget() {
        count = -1;
    }

    static int size(RejectedRequest request) {
        return request.body() == null ? 0 : request.body().length;
    }
}
