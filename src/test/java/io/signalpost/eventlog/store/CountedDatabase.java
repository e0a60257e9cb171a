package io.signalpost.eventlog.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The database of a log, which counts what the log asks of it. A batch counts as one execution whatever its length, since
 * the driver sends it as one; its rows are counted on their own.
 */
public final class CountedDatabase {

    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger executions = new AtomicInteger();
    private final AtomicInteger batchRows = new AtomicInteger();
    private final AtomicInteger prepared = new AtomicInteger();
    private final Database database;

    public CountedDatabase(EventLogProperties properties) {
        Database real = Database.open(properties);
        this.database = proxy(Database.class, real);
    }

    Database database() {
        return database;
    }

    /** A store on it. */
    public Store store(EventLogProperties properties) {
        return new Store(database, properties, events -> {});
    }

    public void reset() {
        transactions.set(0);
        executions.set(0);
        batchRows.set(0);
        prepared.set(0);
    }

    /** Ended, in whatever way. */
    public int transactions() {
        return transactions.get();
    }

    /** Of statements, each a way to the database and back. */
    public int executions() {
        return executions.get();
    }

    public int batchRows() {
        return batchRows.get();
    }

    /** Statements made, instead of used again. */
    public int prepared() {
        return prepared.get();
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    count(method.getName());
                    return counted(method.getReturnType(), invoke(real, method, arguments));
                }));
    }

    private void count(String method) {
        if (method.startsWith("execute")) {
            executions.incrementAndGet();
        }
        switch (method) {
            case "addBatch" -> batchRows.incrementAndGet();
            case "commit", "rollback" -> transactions.incrementAndGet();
            case "prepareStatement", "prepareCall", "createStatement" -> prepared.incrementAndGet();
            default -> {} // asks nothing of the database
        }
    }

    private Object counted(Class<?> type, Object result) {
        return type == Connection.class || type == PreparedStatement.class || type == Statement.class
                ? proxy(type, result)
                : result;
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
