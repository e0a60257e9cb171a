package io.signalpost.command.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.signalpost.startup.StopSignals;

/** Whether a running command was told to end, by Ctrl-C or SIGTERM. */
public final class StopRequest implements AutoCloseable {

    private final CountDownLatch told = new CountDownLatch(1);
    private final Runnable undo = StopSignals.handle(signal -> told.countDown());

    public boolean received() {
        return told.getCount() == 0;
    }

    public void await() throws InterruptedException {
        told.await();
    }

    /** Waits for it, but no longer than that; returns whether it has come. */
    public boolean await(Duration time) {
        try {
            return told.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        undo.run();
    }
}
