package io.signalpost.command.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import io.signalpost.simulator.delivery.Delivery;

/** The ledger: a file with the id of every event that was acknowledged, one a line, written as it happens. */
final class AcknowledgedIds implements Consumer<Delivery>, AutoCloseable {

    private final Path file;
    private BufferedWriter out;
    private IOException failure;

    AcknowledgedIds(Path file) {
        this.file = file;
    }

    /** Begins the file anew. */
    synchronized void open() throws IOException {
        out = Files.newBufferedWriter(file);
    }

    @Override
    public synchronized void accept(Delivery delivery) {
        if (delivery.state() == Delivery.State.ACKNOWLEDGED && failure == null) {
            try {
                out.write(delivery.event().eventId() + "\n");
                out.flush();
            } catch (IOException e) {
                failure = e; // told at the end: this is a thread of the sender
            }
        }
    }

    /** @throws UncheckedIOException when an id could not be written */
    @Override
    public synchronized void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        if (failure != null) {
            throw new UncheckedIOException("--ledger: " + file + " is not complete (" + failure + ")", failure);
        }
    }
}
