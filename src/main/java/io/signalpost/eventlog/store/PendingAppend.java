package io.signalpost.eventlog.store;

/** An event in the queue of {@link GroupCommit}. It is written together with the other events of its group. */
final class PendingAppend extends PendingWrite<Appended> {

    private final NewEvent event;
    private final int partition;
    private final StoredBody body;
    private final Subjects subjects;
    private long seq;

    /** What can be done before the writer's turn is done here, on the thread that asks for the append. */
    PendingAppend(NewEvent event, BodyCompression compression) {
        this.event = event;
        this.partition = event.partition();
        this.body = compression.store(event.body());
        this.subjects = Subjects.of(event.vehicleId(), event.body());
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

    Subjects subjects() {
        return subjects;
    }

    /** The log has it already. */
    void known() {
        seq = 0; // of an attempt before, which may have been rolled back
        result(Appended.DUPLICATE);
    }

    /** It is new, and has this number. */
    void added(long seq) {
        this.seq = seq;
        result(Appended.NEW);
    }

    /** 0 while it has none. */
    long seq() {
        return seq;
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
