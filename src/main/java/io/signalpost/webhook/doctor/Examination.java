package io.signalpost.webhook.doctor;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.signalpost.webhook.Envelope;
import io.signalpost.webhook.RejectedException;
import io.signalpost.webhook.Rejection;
import io.signalpost.webhook.SpareThread;
import io.signalpost.webhook.refused.RejectedRequest;
import io.signalpost.webhook.refused.RejectedRequest.Findings;

/**
 * Takes refused requests to the quarantine by way of the doctor, on a thread of its own. When there are more than it can
 * look at, they are kept without a diagnosis, which can still be made later.
 */
final class Examination implements Consumer<RejectedRequest>, AutoCloseable {

    private static final Set<String> DOUBTED = Set.of(Rejection.SIGNATURE.cause(), Rejection.UNSIGNED.cause());

    private final SignatureDoctor doctor;
    private final DiagnosisReport report;
    private final Consumer<RejectedRequest> quarantine;
    private final SpareThread thread = new SpareThread("signature-doctor");
    private final Allowance allowance = new Allowance(System::nanoTime);

    Examination(SignatureDoctor doctor, DiagnosisReport report, Consumer<RejectedRequest> quarantine) {
        this.doctor = doctor;
        this.report = report;
        this.quarantine = quarantine;
    }

    /** Never blocks. */
    @Override
    public void accept(RejectedRequest request) {
        if (!DOUBTED.contains(request.cause()) || !thread.offer(request.size(), () -> examine(request))) {
            quarantine.accept(request);
        }
    }

    private void examine(RejectedRequest request) {
        RejectedRequest[] examined = {request};
        try {
            if (allowance.isLeft()) {
                allowance.spend(() -> examined[0] = diagnosed(request));
            }
        } finally {
            quarantine.accept(examined[0]);
        }
    }

    private RejectedRequest diagnosed(RejectedRequest request) {
        Finding finding = doctor.diagnose(request);
        Optional<Envelope> envelope = envelope(finding.event() == null ? request.body() : finding.event());
        Findings found = new Findings(
                finding.event() == null ? null : finding.tokenName(),
                finding.diagnosis().word(),
                envelope.map(Envelope::eventType).orElse(null),
                // a VERIFY has no mode
                envelope.filter(event -> !event.isVerify()).map(Envelope::mode).orElse(null));
        report.tell(finding, found.mode());
        return request.with(found);
    }

    private static Optional<Envelope> envelope(byte[] body) {
        try {
            return Optional.of(Envelope.parse(body));
        } catch (RejectedException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
