package io.signalpost.webhook.doctor;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.signalpost.webhook.Envelope;
import io.signalpost.webhook.RefusedException;
import io.signalpost.webhook.SpareThread;
import io.signalpost.webhook.WebhookRefusal;
import io.signalpost.webhook.refused.RefusedRequest;
import io.signalpost.webhook.refused.RefusedRequest.Findings;

/**
 * Has refused requests kept by way of the doctor, on a thread of its own. When there are more than it can
 * look at, they are kept without a diagnosis, which can still be made later.
 */
final class Examination implements Consumer<RefusedRequest>, AutoCloseable {

    private static final Set<String> DOUBTED =
            Set.of(WebhookRefusal.SIGNATURE.cause(), WebhookRefusal.UNSIGNED.cause());

    private final SignatureDoctor doctor;
    private final DiagnosisReport report;
    private final Consumer<RefusedRequest> keeper;
    private final SpareThread thread = new SpareThread("signature-doctor");
    private final Allowance allowance = new Allowance(System::nanoTime);

    Examination(SignatureDoctor doctor, DiagnosisReport report, Consumer<RefusedRequest> keeper) {
        this.doctor = doctor;
        this.report = report;
        this.keeper = keeper;
    }

    /** Never blocks. */
    @Override
    public void accept(RefusedRequest request) {
        if (!DOUBTED.contains(request.cause()) || !thread.offer(request.size(), () -> examine(request))) {
            keeper.accept(request);
        }
    }

    private void examine(RefusedRequest request) {
        RefusedRequest[] examined = {request};
        try {
            if (allowance.isLeft()) {
                allowance.spend(() -> examined[0] = diagnosed(request));
            }
        } finally {
            keeper.accept(examined[0]);
        }
    }

    private RefusedRequest diagnosed(RefusedRequest request) {
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
        } catch (RefusedException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
