package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;

/** Makes one attempt of a delivery, with the faults that strike it. */
final class SignedPost {

    private final Application application;
    private final Posting posting;

    SignedPost(Application application, Posting posting) {
        this.application = application;
        this.posting = posting;
    }

    /**
     * @param draw what strikes this attempt
     * @return never completes exceptionally; on which thread, see {@link Posting#post}
     */
    CompletableFuture<Attempt> attempt(Delivery delivery, Letter letter, int number, Draw draw) {
        byte[] whole = draw.has(FaultKind.OVERSIZE_BODY) ? letter.oversized() : letter.body();
        byte[] body = draw.has(FaultKind.TRUNCATED_BODY) ? Arrays.copyOf(whole, whole.length / 2) : whole;
        byte[] signed = draw.lot() < 0.5 ? whole : body;
        Instant at = Instant.now();
        long start = System.nanoTime();
        return posting.post(
                        delivery.target(),
                        FaultyBody.of(body, draw),
                        signature(signed, delivery.event().mode(), draw))
                .handle((status, thrown) -> new Attempt(
                        number,
                        letter.deliveryId(),
                        letter.writtenAt(),
                        at,
                        status,
                        status == null ? thrown.getCause().getMessage() : FailureText.of(status),
                        Duration.ofNanos(System.nanoTime() - start),
                        body.length,
                        draw.faults()));
    }

    private String signature(byte[] body, Mode mode, Draw draw) {
        if (draw.has(FaultKind.WRONG_TOKEN)) {
            return application.signUnknown(body);
        }
        if (draw.has(FaultKind.OLD_TOKEN)) {
            return application.signFormer(body);
        }
        return mode == Mode.TEST ? application.sign(body) : application.signLive(body);
    }
}
