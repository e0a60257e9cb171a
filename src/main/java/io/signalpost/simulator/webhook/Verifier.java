package io.signalpost.simulator.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;

/** Sends the challenge, unsigned, as most observers saw it come. */
public final class Verifier {

    private static final int MAX_RESPONSE = 2_000;

    private final Application application;
    private final BiFunction<URI, byte[], CompletableFuture<SimpleHttpResponse>> post;

    public Verifier(Application application, BiFunction<URI, byte[], CompletableFuture<SimpleHttpResponse>> post) {
        this.application = application;
        this.post = post;
    }

    /**
     * Verifies the callback, and the error callback when there is one.
     *
     * @return completes with the answer that was wrong, or with the last when all were right; never exceptionally
     */
    public CompletableFuture<Verification> verify(Webhook webhook) {
        CompletableFuture<Verification> data = verify(webhook, webhook.callbackUri());
        return webhook.errorCallbackUri() == null
                ? data
                : data.thenCompose(first -> first.verified()
                        ? verify(webhook, webhook.errorCallbackUri())
                        : CompletableFuture.completedFuture(first));
    }

    private CompletableFuture<Verification> verify(Webhook webhook, URI target) {
        String challenge = "challenge_" + UUID.randomUUID().toString().replace("-", "");
        OutgoingEvent event = new OutgoingEvent(
                UUID.randomUUID().toString(),
                Type.VERIFY,
                Mode.LIVE,
                webhook.info(),
                null,
                List.of(),
                List.of(),
                false,
                List.of(),
                challenge);
        byte[] request = webhook.profile()
                .write(event, UUID.randomUUID().toString(), Instant.now())
                .orElseThrow(() -> new IllegalStateException("Every profile has a VERIFY"));
        long begun = System.nanoTime();
        return post.apply(target, request)
                .handle((answer, failure) -> result(
                        target, challenge, request, answer, failure, Duration.ofNanos(System.nanoTime() - begun)));
    }

    private Verification result(
            URI target, String challenge, byte[] request, SimpleHttpResponse answer, Throwable failure, Duration took) {
        ChallengeAnswer judge = new ChallengeAnswer(application, challenge, request);
        Optional<String> fault = answer == null
                ? Optional.of("was not reached: "
                        + (failure instanceof CompletionException ? failure.getCause() : failure).getMessage())
                : judge.fault(answer);
        return new Verification(
                fault.isEmpty(),
                fault.map(what -> target + " " + what).orElse("The receiver answered the challenge rightly."),
                target,
                challenge,
                new String(request, StandardCharsets.UTF_8),
                answer == null ? null : answer.getCode(),
                answer == null
                        ? null
                        : ChallengeAnswer.header(answer, HttpHeaders.CONTENT_TYPE)
                                .orElse(null),
                answer == null ? null : excerpt(answer.getBodyBytes()),
                judge.expected(),
                took.toMillis());
    }

    private static String excerpt(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= MAX_RESPONSE ? text : text.substring(0, MAX_RESPONSE) + "…";
    }
}
