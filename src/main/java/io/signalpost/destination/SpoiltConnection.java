package io.signalpost.destination;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;
import org.apache.commons.lang3.StringUtils;

/**
 * Tells the pool which of a server's errors are those of a connection, whose state may outlive what has brought it there:
 * SQLSTATE class 25, read-only for instance, and 26, statements of another server behind a pool. Others it knows itself.
 */
public final class SpoiltConnection implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return StringUtils.startsWithAny(failure.getSQLState(), "25", "26")
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
