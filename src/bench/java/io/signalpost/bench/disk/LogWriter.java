package io.signalpost.bench.disk;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.signalpost.bench.load.LogFiller;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.NewEvent;

/** The event log, with its index of vehicles and users. */
final class LogWriter implements Writer {

    private static final int UNDER_WAY = 64; // as from so many connections

    private final EventLog log;

    LogWriter(String url) throws Exception {
        this.log = LogFiller.open(url);
    }

    @Override
    public void write(Bodies bodies, int events) throws Exception {
        Queue<CompletableFuture<Appended>> appends = new ArrayDeque<>();
        for (int i = 0; i < events; i++) {
            appends.add(log.append(event(bodies.next())));
            if (appends.size() > UNDER_WAY) {
                appends.remove().join();
            }
        }
        appends.forEach(CompletableFuture::join);
        while (log.index() > 0) {
            // the next part
        }
    }

    private static NewEvent event(VehicleEvent event) {
        return new NewEvent(
                event.id(),
                event.type(),
                event.vehicle().id(),
                event.mode(),
                event.receivedAt(),
                "default",
                event.body());
    }

    @Override
    public void close() {
        log.close();
    }
}
