package io.signalpost.http;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The bodies that take room of {@code signalpost.max-receiving-size}, the oldest first. When it is full, the one that has been on
 * its way for longest makes room, if that is a second or more: so nobody is kept out by bodies that dawdle, and those of a
 * burst do not push out each other. Thread-safe.
 */
final class Holds {

    private static final long DAWDLING = TimeUnit.SECONDS.toNanos(1);

    private final Set<Hold> oldestFirst = new LinkedHashSet<>();

    synchronized void add(Hold hold) {
        oldestFirst.add(hold);
    }

    synchronized void remove(Hold hold) {
        oldestFirst.remove(hold);
    }

    /** False when nobody else dawdles. */
    boolean makeRoom(Hold newcomer) {
        Hold oldest = oldest();
        if (oldest == null || oldest == newcomer || !oldest.isOlderThan(DAWDLING)) {
            return false;
        }
        oldest.takeBack();
        return true;
    }

    private synchronized Hold oldest() {
        return oldestFirst.isEmpty() ? null : oldestFirst.iterator().next();
    }
}
