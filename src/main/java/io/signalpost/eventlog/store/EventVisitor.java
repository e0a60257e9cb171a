package io.signalpost.eventlog.store;

import java.sql.SQLException;

/** Gets each event of a log, until it says no. */
@FunctionalInterface
public interface EventVisitor {

    /**
     * @param tokenName name of the management token whose signature matched; null when none did
     * @return whether to go on
     */
    boolean visit(LogEntry entry, String tokenName) throws SQLException;
}
