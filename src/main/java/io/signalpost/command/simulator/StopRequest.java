package io.signalpost.command.simulator;

import java.util.concurrent.CountDownLatch;

import io.signalpost.startup.StopSignals;

/** Whether a running command was told to end, by Ctrl-C or SIGTERM. */
final class StopRequest implements AutoCloseable {

    private final CountDownLatch told = new CountDownLatch(1);
    private final Runnable undo = StopSignals.handle(signal -> told.countDown());

    boolean received() {
        return told.getCount() == 0;
    }

    void await() throws InterruptedException {
        told.await();
    }

    @Override
    public void close() {
        undo.run();
    }
}
