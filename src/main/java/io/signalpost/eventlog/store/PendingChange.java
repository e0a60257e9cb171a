package io.signalpost.eventlog.store;

import java.sql.SQLException;

/**
 * Any write but an append, in the queue of {@link GroupCommit}.
 *
 * @param <T> what the caller gets once the transaction is on disk
 */
final class PendingChange<T> extends PendingWrite<T> {

    private final Write<T> write;
    private final int bytes;
    private final boolean expires;

    /** @param expires whether it may be given up while it may yet be applied */
    PendingChange(Write<T> write, int bytes, boolean expires) {
        this.write = write;
        this.bytes = bytes;
        this.expires = expires;
    }

    @Override
    int bytes() {
        return bytes;
    }

    @Override
    boolean expires() {
        return expires;
    }

    void apply(Statements statements) throws SQLException {
        result(write.apply(statements));
    }
}
