package io.signalpost.destination.sql;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.Protocol;

/**
 * Has the pool replace a connection after an error that does not concern the data: it may outlive its cause, as in a session
 * that began while the database was read-only, or a prepared statement that a pooler's other server does not know.
 */
public final class UnusableConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException error) {
        return error.getSQLState() != null && Protocol.SQL.kind(error.getSQLState()) == FailureKind.UNAVAILABLE
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
