package io.signalpost.event;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One Smartcar event: a typed, null-safe view on the bytes that Smartcar sent. Every shape of body documented or seen
 * since 2022 reads the same through it. The body is parsed when it is first looked into. What was read of it may be
 * forgotten while the event waits, as it takes up ten times the room, and is read anew then. No accessor throws: what the
 * body does not say, or says in a form nobody knows, is null or empty.
 */
public final class VehicleEvent {

    /** The mode of an event whose body names none. */
    public static final String DEFAULT_MODE = "LIVE";

    private final String id;
    private final Instant receivedAt;
    private final Supplier<byte[]> source;
    private final long logNumber;
    private final boolean replayed;
    private volatile Reference<byte[]> body;
    private volatile Reference<Content> content;

    /** As the other one, of an event that is in no log. */
    public VehicleEvent(String id, Instant receivedAt, byte[] body) {
        this(id, receivedAt, body, 0);
    }

    /**
     * @param id        {@code eventId} of the body; {@code sha256:<hex of the body>} when Smartcar sent none
     * @param body      the bytes that Smartcar sent; kept, not copied
     * @param logNumber its number in the event log
     */
    public VehicleEvent(String id, Instant receivedAt, byte[] body, long logNumber) {
        this(id, receivedAt, given(Objects.requireNonNull(body, "body")), logNumber);
    }

    /** As the other one, with a body that is only made when it is first looked at; what that throws is thrown then. */
    public VehicleEvent(String id, Instant receivedAt, Supplier<byte[]> body, long logNumber) {
        this(id, receivedAt, body, logNumber, false);
    }

    private VehicleEvent(String id, Instant receivedAt, Supplier<byte[]> body, long logNumber, boolean replayed) {
        this.id = Objects.requireNonNull(id, "id");
        this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
        this.source = Objects.requireNonNull(body, "body");
        this.logNumber = logNumber;
        this.replayed = replayed;
    }

    /** The same event, for a destination that is given it again. */
    public VehicleEvent forReplay() {
        return new VehicleEvent(id, receivedAt, source, logNumber, true);
    }

    private static Supplier<byte[]> given(byte[] body) {
        return () -> body;
    }

    /** The verbatim bytes, not a copy: not to be written to. */
    public byte[] body() {
        byte[] made = known(body);
        if (made == null) { // two who come at once each make it, and get the same
            made = source.get();
            body = new WeakReference<>(made);
        }
        return made;
    }

    /** The whole body, not to be changed; a missing node when it is not JSON. What Jackson writes for an event. */
    @JsonValue
    public JsonNode json() {
        return content().json();
    }

    public String id() {
        return id;
    }

    /** Whether an operator has had it replayed, so that its destination may have got it before. */
    public boolean replayed() {
        return replayed;
    }

    /** {@code VEHICLE_STATE}, {@code VEHICLE_ERROR}, {@code VERIFY}, one of tomorrow, or the {@code eventName} of 2.0. */
    public String type() {
        return content().type();
    }

    /** {@code LIVE}, {@code TEST} or {@code SIMULATED}, upper case; {@code LIVE} when the body names none. */
    public String mode() {
        return content().mode();
    }

    /** Version of the body's form, for instance {@code 4.0}; null in autumn 2025, when bodies carried none. */
    public String version() {
        return content().version();
    }

    public String webhookId() {
        return content().webhookId();
    }

    /** Another one for every attempt to deliver the same event. */
    public String deliveryId() {
        return content().deliveryId();
    }

    /** When Smartcar sent this attempt, by its own clock, which may be wrong; null when the body does not say. */
    public Instant deliveredAt() {
        return content().deliveredAt();
    }

    /** {@code meta.sequence}, which orders the events of one webhook; null when the body does not say. */
    public Long sequence() {
        return content().sequence();
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Its number in the event log, where later events have higher ones; 0 when it is in none. */
    public long logNumber() {
        return logNumber;
    }

    /** Never null. */
    public Vehicle vehicle() {
        return content().vehicle();
    }

    /** Never null. */
    public User user() {
        return content().user();
    }

    public List<Trigger> triggers() {
        return content().triggers();
    }

    /** @param code a signal code, or {@link Trigger#FIRST_DELIVERY} */
    public boolean triggeredBy(String code) {
        String wanted =
                Trigger.FIRST_DELIVERY.equals(code) ? code : SignalName.of(code).code();
        return triggers().stream().anyMatch(trigger -> wanted.equals(trigger.code()));
    }

    /** All signals, failed ones included, in the order sent. */
    public List<Signal> signals() {
        return content().signals();
    }

    /**
     * Never null; {@link Signal#present()} tells whether the event carries it.
     *
     * @param code a signal code; {@code Group.Name} is taken too
     */
    public Signal signal(String code) {
        SignalName wanted = SignalName.of(code);
        return signals().stream()
                .filter(signal -> signal.code().equals(wanted.code()))
                .findFirst()
                .orElseGet(() -> Signal.absent(wanted));
    }

    /** What a {@code VEHICLE_ERROR} reports, opened and resolved; empty for any other type. */
    public List<VehicleFault> faults() {
        return content().faults();
    }

    /** Names no vehicle, person or place, so that it may be logged. */
    @Override
    public String toString() {
        return "VehicleEvent[id=" + id + ", type=" + type() + "]";
    }

    /** Null when it was not read, or is forgotten. */
    private static <T> T known(Reference<T> read) {
        return read == null ? null : read.get();
    }

    private Content content() {
        Content read = known(content);
        if (read == null) { // two threads may both read it: the same bytes give them the same
            read = Content.of(Json.parse(body()));
            content = new WeakReference<>(read);
        }
        return read;
    }
}
