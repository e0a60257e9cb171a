package io.signalpost.subscriptions;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Sends requests, some of them again: what answers 429 or 5xx, or not at all, is given a little time. All that is sent may
 * be sent twice without harm. Follows no redirect, which could lead a secret elsewhere.
 */
final class Http {

    private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // asks no server behind plain HTTP to upgrade
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Duration timeout;
    private final Pause pause;

    /** @param timeout of one attempt */
    Http(Duration timeout, Pause pause) {
        this.timeout = timeout;
        this.pause = pause;
    }

    /** @throws ApiException when the last attempt has no answer either */
    Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.header("Accept", "application/json")
                .header("User-Agent", "Signalpost")
                .build();
        boolean again = false;
        for (int attempt = 1; ; attempt++) {
            Duration wait = FIRST_WAIT.multipliedBy(1L << (attempt - 1));
            try {
                Answer answer = once(request, again);
                wait = answer.retryAfter().orElse(wait);
                if (!TRY_AGAIN.contains(answer.status()) || attempt == ATTEMPTS || wait.compareTo(LONGEST_WAIT) > 0) {
                    return answer;
                }
                again |= answer.status() >= 500;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new ApiException(0, "no answer from " + request.uri().getAuthority() + ": " + reason(e), e);
                }
                again = true;
            }
            pause.of(wait);
        }
    }

    /** The time limit includes the body, which that of {@link HttpRequest} does not. */
    private Answer once(HttpRequest request, boolean again) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return new Answer(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), again);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("nothing within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String reason(IOException e) {
        if (ExceptionUtils.indexOfType(e, UnresolvedAddressException.class) >= 0) {
            return "unknown host";
        }
        if (e instanceof ConnectException) { // whose message is often null
            return "not to be reached";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
