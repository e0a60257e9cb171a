package io.signalpost.eventlog.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The database of a log whose connection breaks at a commit, when a test wants it to: before it is done, or with the answer. */
public final class UnansweredDatabase {

    /** SQLSTATE of a connection that failed. */
    private static final String BROKEN = "08006";

    private final Database database;
    private final AtomicInteger undone = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    public UnansweredDatabase(EventLogProperties properties) {
        Database real = Database.open(properties);
        this.database = (Database) proxy(Database.class, real);
    }

    /** A store on it. */
    public Store store(EventLogProperties properties) {
        return new Store(database, properties, events -> {});
    }

    /** The next commits are done, and nobody learns of it. */
    public void loseAnswers(int commits) {
        unanswered.set(commits);
    }

    /** The next commits are not done. */
    public void loseCommits(int commits) {
        undone.set(commits);
    }

    private Object proxy(Class<?> type, Object real) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            boolean commit = method.getName().equals("commit");
            if (commit && undone.getAndUpdate(UnansweredDatabase::oneLess) > 0) {
                throw new SQLException("The connection was lost before the commit", BROKEN);
            }
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (commit && unanswered.getAndUpdate(UnansweredDatabase::oneLess) > 0) {
                throw new SQLException("The connection was lost with the answer", BROKEN);
            }
            return method.getName().equals("writer") ? proxy(Connection.class, result) : result;
        });
    }

    private static int oneLess(int left) {
        return Math.max(0, left - 1);
    }
}
