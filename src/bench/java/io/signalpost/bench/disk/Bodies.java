package io.signalpost.bench.disk;

import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;

import io.signalpost.bench.compression.CompressionFigures;
import io.signalpost.bench.load.BodySize;
import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.SimulatedBodies;

/** Events of one size as the simulator's vehicles send them, which the log's dictionary does not know. */
final class Bodies {

    private final Iterator<byte[]> bodies;
    private long events;
    private long bytes;
    private long signals;

    Bodies(BodySize size) {
        this.bodies = new SimulatedBodies(CompressionFigures.SEED, CompressionFigures.FROM)
                .ofLength(size.bytes())
                .iterator();
    }

    VehicleEvent next() {
        byte[] body = bodies.next();
        VehicleEvent event = new VehicleEvent(UUID.randomUUID().toString(), Instant.now(), body, ++events);
        bytes += body.length;
        signals += event.signals().size();
        return event;
    }

    /** Of an event, on average. */
    long bytes() {
        return bytes / events;
    }

    long signals() {
        return Math.round((double) signals / events);
    }
}
