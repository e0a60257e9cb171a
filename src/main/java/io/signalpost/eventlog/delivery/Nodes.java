package io.signalpost.eventlog.delivery;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import io.signalpost.eventlog.ledger.NodeTable;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among those that have the log open. On a database that nodes share, a connection stands for each: when it
 * breaks, the node is dead, and who shows no sign of life for long is thrown out.
 */
final class Nodes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Nodes.class);

    private static final long LOOK_MILLIS = 400;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(4);
    private static final Duration FROZEN = Duration.ofSeconds(20);

    private final Store store;
    private final Clock clock;
    private final Statements statements;
    private final Supplier<Collection<String>> destinations;
    private Connection standing;
    private long seenAt;
    private volatile String name;
    private volatile boolean closed;
    private Thread thread;

    /** @param destinations those that this node reads */
    Nodes(Store store, Clock clock, Supplier<Collection<String>> destinations) {
        this.store = store;
        this.clock = clock;
        this.destinations = destinations;
        this.statements = store.reader();
    }

    /** Enters this node, when it is not yet; returns its name. */
    synchronized String enter() {
        if (name == null) {
            try {
                stand(freshName());
            } catch (SQLException | EventLogUnavailableException e) {
                throw new IllegalStateException("cannot enter this node into the event log", e);
            }
            if (store.isShared()) {
                thread = new Thread(this::watch, "event-log-nodes");
                thread.setDaemon(true);
                thread.start();
            }
        }
        return name;
    }

    /** Process id and host, as operators see it, and what makes it another after each start. */
    private static String freshName() {
        return ManagementFactory.getRuntimeMXBean().getName()
                + "/"
                + Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    /** Null before {@link #enter}. */
    String name() {
        return name;
    }

    private void stand(String candidate) throws SQLException, EventLogUnavailableException {
        if (store.isShared()) {
            standing = statements.connection();
            if (!store.enter(statements, candidate)) {
                standing = null;
                throw new SQLException("another connection stands for this node still");
            }
        }
        store.write(writer -> {
            if (!store.isShared()) { // whoever had the file before is gone
                for (NodeTable.Node each : NodeTable.all(writer)) {
                    NodeTable.leave(writer, each.name());
                }
            }
            NodeTable.enter(writer, candidate, now(writer), destinations.get());
            return null;
        });
        name = candidate;
        seenAt = System.nanoTime();
    }

    private long now(Statements any) throws SQLException {
        return store.time(any, clock.instant()).toEpochMilli();
    }

    private void watch() {
        while (!closed) {
            try {
                look();
            } catch (SQLException | EventLogUnavailableException | RuntimeException e) {
                log.atDebug().addKeyValue("error", e.getClass().getName()).log("The nodes cannot be looked at");
                statements.close();
            }
            synchronized (this) {
                try {
                    if (!closed) {
                        wait(LOOK_MILLIS);
                    }
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private void look() throws SQLException, EventLogUnavailableException {
        if (statements.connection() != standing) {
            // The old one broke, and the server knows it or soon will. By the same name: what nobody has taken
            // meanwhile
            // is this node's still, and what others took it cannot mistake for its own, as only itself acquires for it.
            stand(name);
        }
        Set<String> alive = store.alive(statements);
        long now = now(statements);
        for (NodeTable.Node each : NodeTable.all(statements)) {
            if (!alive.contains(each.name())) {
                store.write(writer -> NodeTable.leave(writer, each.name()));
            } else if (now - each.seenAt() > FROZEN.toMillis() && !each.name().equals(name)) {
                log.atWarn().addKeyValue("node", each.name()).log("A node gives no sign of life and is thrown out");
                store.expel(statements, each.name());
            }
        }
        if (System.nanoTime() - seenAt > SIGN_OF_LIFE.toNanos()) {
            seenAt = System.nanoTime();
            if (!store.write(writer -> NodeTable.seen(writer, name, now(writer)))) {
                statements.close();
                stand(freshName());
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (thread != null) {
            try {
                thread.join(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (name != null) {
            store.offer(0, writer -> NodeTable.leave(writer, name)); // nobody waits for it
        }
        statements.close();
    }
}
