package io.signalpost.eventlog.store;

/** An event in the queue of {@link GroupCommit}. It is written together with the other events of its group. */
final class PendingAppend extends PendingWrite<Appended> {

    private final NewEvent event;
    private final int partition;
    private final StoredBody body;

    /** What can be done before the writer's turn is done here, on the thread that asks for the append. */
    PendingAppend(NewEvent event, BodyCompression compression) {
        this.event = event;
        this.partition = event.partition();
        this.body = compression.store(event.body());
    }

    NewEvent event() {
        return event;
    }

    /** @see Partition */
    int partition() {
        return partition;
    }

    /** Compressed, as a rule. */
    StoredBody body() {
        return body;
    }

    @Override
    int bytes() {
        return event.body().length + (body.isCompressed() ? body.bytes().length : 0);
    }

    /** Smartcar waits for the answer, and sends the event again. */
    @Override
    boolean expires() {
        return true;
    }
}
