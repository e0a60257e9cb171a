package io.signalpost.simulator.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One post and its answer: over HTTP/1.1, within a time limit, to an address that is allowed. */
final class Posting implements AutoCloseable {

    static {
        // A post over a connection that the receiver closes at that moment would fail for no reason of its own. Node.js
        // closes idle ones after 5 s, Gunicorn after 2 s: ours end before. The JDK's default is 20 minutes.
        String idleSeconds = "jdk.httpclient.keepalive.timeout";
        System.setProperty(idleSeconds, System.getProperty(idleSeconds, "1"));
    }

    private final HttpClient client;
    private final AddressCheck addresses;
    private final Duration limit;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param limit   for the look-up, the connection and the answer together
     * @param workers that the client works on
     */
    Posting(Duration limit, AddressCheck addresses, Executor workers) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .executor(workers)
                .build();
        this.addresses = addresses;
        this.limit = limit;
    }

    /**
     * Only the head of the answer counts: nobody waits for its body, whether it ends, drags or breaks. It is read all the
     * same, so that the connection can be used again.
     *
     * @param signature null when there is none
     * @return completes with the status of any answer, or with a {@link PostingException}, on a thread that others wait
     *     for: what takes time is to be done elsewhere
     */
    CompletableFuture<Integer> post(URI target, BodyPublisher body, String signature) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        exchange(target, body, signature, head -> {
                    status.complete(head.statusCode());
                    return new FirstBytes();
                })
                .whenComplete((answer, thrown) -> {
                    if (thrown != null) {
                        status.completeExceptionally(thrown); // unless the head had come
                    }
                });
        return status;
    }

    /** As {@link #post}, but unsigned, and with at most 64 KB of the answer's body, which must come in time too. */
    CompletableFuture<HttpResponse<byte[]>> ask(URI target, BodyPublisher body) {
        return exchange(target, body, null, head -> new FirstBytes());
    }

    private CompletableFuture<HttpResponse<byte[]>> exchange(
            URI target, BodyPublisher body, String signature, BodyHandler<byte[]> reader) {
        // The client's own time limit ends with the head of the answer, and does not know of the look-up.
        CompletableFuture<HttpResponse<byte[]>> answer =
                new CompletableFuture<HttpResponse<byte[]>>().orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        track(answer);
        try {
            HttpRequest request = request(target, body, signature);
            addresses
                    .check(target)
                    .thenCompose(allowed -> answer.isDone() ? answer : send(request, reader, answer))
                    .whenComplete((response, thrown) -> {
                        if (thrown == null) {
                            answer.complete(response);
                        } else {
                            answer.completeExceptionally(thrown);
                        }
                    });
        } catch (PostingException e) {
            answer.completeExceptionally(e);
        }
        return answer.exceptionallyCompose(
                thrown -> CompletableFuture.failedFuture(new PostingException(Failure.of(thrown, limit), thrown)));
    }

    private CompletableFuture<HttpResponse<byte[]>> send(
            HttpRequest request, BodyHandler<byte[]> reader, CompletableFuture<?> answer) {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, reader);
        // Closes the connection when time is up; does nothing otherwise.
        answer.whenComplete((response, thrown) -> exchange.cancel(true));
        return exchange;
    }

    private void track(CompletableFuture<?> part) {
        underWay.add(part);
        part.whenComplete((done, thrown) -> underWay.remove(part));
        if (closed) {
            part.cancel(true);
        }
    }

    private static HttpRequest request(URI target, BodyPublisher body, String signature) throws PostingException {
        HttpRequest.Builder request =
                to(target).POST(body).header("Content-Type", "application/json").header("User-Agent", "Smartcar/4.0");
        if (signature != null) {
            request.header("SC-Signature", signature);
        }
        return request.build();
    }

    private static HttpRequest.Builder to(URI target) throws PostingException {
        try {
            return HttpRequest.newBuilder(target);
        } catch (IllegalArgumentException e) {
            throw new PostingException(Failure.NO_ADDRESS, e);
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(part -> part.cancel(true));
    }
}
