package io.signalpost.webhook.doctor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.webhook.Envelope;
import io.signalpost.webhook.RefusedException;
import io.signalpost.webhook.SameEvent;
import io.signalpost.webhook.refused.RefusedRequests;

/** Lets refused requests into the event log that are authentic under the tokens of today. */
public final class Release {

    private final EventLog eventLog;
    private final RefusedRequests refusedRequests;
    private final SignatureDoctor doctor;
    private final Clock clock;

    public Release(EventLog eventLog, RefusedRequests refusedRequests, SignatureDoctor doctor, Clock clock) {
        this.eventLog = eventLog;
        this.refusedRequests = refusedRequests;
        this.doctor = doctor;
        this.clock = clock;
    }

    /**
     * What would become of a refused request.
     *
     * @param envelope of the event that would be appended; null when it stays
     * @param because  one sentence: why it stays; null when it would be appended
     */
    public record Verdict(Finding finding, Envelope envelope, String because) {

        public boolean releasable() {
            return because == null;
        }
    }

    /**
     * What has become of it.
     *
     * @param outcome   {@code NEW} or {@code DUPLICATE} when it is in the event log and no longer kept as refused, or {@code STAYS}
     * @param diagnosis under the tokens of today
     * @param because   why it stays; null when it does not
     */
    public record Outcome(long id, String outcome, Diagnosis diagnosis, String because) {}

    /** @param refused with its body */
    public Verdict judge(RefusedRequests.Entry refused) {
        Finding finding = doctor.diagnose(refused.request());
        if (finding.event() == null) {
            return new Verdict(finding, null, finding.diagnosis().happened());
        }
        try {
            Envelope envelope = Envelope.parse(finding.event());
            return new Verdict(finding, envelope, obstacle(envelope, finding.event()));
        } catch (RefusedException malformed) {
            return new Verdict(finding, null, "It is authentic, but its body is not an event that can be read.");
        }
    }

    private String obstacle(Envelope envelope, byte[] event) {
        if (envelope.isVerify()) {
            return "It is a VERIFY, which is answered and never kept.";
        }
        Optional<byte[]> kept = eventLog.body(envelope.eventId());
        return kept.isEmpty() || SameEvent.same(kept.get(), event)
                ? null
                : "The event log has an event of that id with another body; compare them, then discard this one.";
    }

    /**
     * Durable when it returns; empty when there is none of that id.
     *
     * @throws EventLogUnavailableException when the event log cannot take it now; it stays
     */
    public Optional<Outcome> release(long id) throws EventLogUnavailableException {
        Optional<RefusedRequests.Entry> refused = refusedRequests.find(id);
        return refused.isEmpty() ? Optional.empty() : Optional.of(release(refused.get()));
    }

    /** Each that is there now, the oldest first, as the events were sent in that order. */
    public List<Long> all() {
        return refusedRequests.list(Integer.MAX_VALUE).stream()
                .map(RefusedRequests.Entry::id)
                .sorted()
                .toList();
    }

    /** What would become of it; empty when there is none of that id. */
    public Optional<Outcome> look(long id) {
        return refusedRequests.find(id).map(this::look);
    }

    private Outcome look(RefusedRequests.Entry refused) {
        Verdict verdict = judge(refused);
        Diagnosis diagnosis = verdict.finding().diagnosis();
        if (!verdict.releasable()) {
            return new Outcome(refused.id(), "STAYS", diagnosis, verdict.because());
        }
        Appended appended = eventLog.body(verdict.envelope().eventId()).isPresent() ? Appended.DUPLICATE : Appended.NEW;
        return new Outcome(refused.id(), appended.name(), diagnosis, null);
    }

    private Outcome release(RefusedRequests.Entry refused) throws EventLogUnavailableException {
        Verdict verdict = judge(refused);
        Diagnosis diagnosis = verdict.finding().diagnosis();
        if (!verdict.releasable()) {
            return new Outcome(refused.id(), "STAYS", diagnosis, verdict.because());
        }
        Appended appended = append(verdict);
        refusedRequests.remove(refused.id());
        return new Outcome(refused.id(), appended.name(), diagnosis, null);
    }

    private Appended append(Verdict verdict) throws EventLogUnavailableException {
        Envelope envelope = verdict.envelope();
        try {
            return eventLog.append(new NewEvent(
                            envelope.eventId(),
                            envelope.eventType(),
                            envelope.vehicleId(),
                            envelope.mode(),
                            clock.instant(), // the log is in order of receipt, and the log receives it now
                            verdict.finding().tokenName(),
                            verdict.finding().event()))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EventLogUnavailableException unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }
}
