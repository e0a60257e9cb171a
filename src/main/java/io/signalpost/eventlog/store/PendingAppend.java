package io.signalpost.eventlog.store;

/** An event in the queue of {@link GroupCommit}. It is written together with the other events of its group. */
final class PendingAppend extends PendingWrite<Appended> {

    private final NewEvent event;

    PendingAppend(NewEvent event) {
        this.event = event;
    }

    NewEvent event() {
        return event;
    }

    @Override
    int bytes() {
        return event.body().length;
    }

    /** Smartcar waits for the answer, and sends the event again. */
    @Override
    boolean expires() {
        return true;
    }
}
