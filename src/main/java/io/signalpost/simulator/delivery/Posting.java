package io.signalpost.simulator.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.signalpost.outbound.AddressGuard;
import io.signalpost.outbound.AsyncHttpClient;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/** One post and its answer: within a time limit, to an address that is allowed. */
final class Posting implements AutoCloseable {

    private final AsyncHttpClient client;
    private final Duration limit;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param limit for the look-up, the connection and the answer together */
    Posting(Duration limit, AddressGuard addresses) {
        this.client = new AsyncHttpClient(addresses, limit, Workers.start("simulator-lookup"));
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
    CompletableFuture<Integer> post(URI target, AsyncEntityProducer body, String signature) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        exchange(target, body, signature, new FirstBytes(status::complete)).whenComplete((answer, thrown) -> {
            if (thrown != null) {
                status.completeExceptionally(thrown); // unless the head had come
            }
        });
        return status;
    }

    /** As {@link #post}, but unsigned, and with at most 64 KB of the answer's body, which must come in time too. */
    CompletableFuture<SimpleHttpResponse> ask(URI target, AsyncEntityProducer body) {
        return exchange(target, body, null, new FirstBytes(status -> {}));
    }

    private CompletableFuture<SimpleHttpResponse> exchange(
            URI target, AsyncEntityProducer body, String signature, FirstBytes reader) {
        // A name is looked up each time: it may lead elsewhere than it did when the webhook was saved.
        CompletableFuture<SimpleHttpResponse> answer =
                new CompletableFuture<SimpleHttpResponse>().orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        track(answer);
        try {
            client.send(host(target), new BasicRequestProducer(request(target, signature), body), reader, answer);
        } catch (PostingException e) {
            answer.completeExceptionally(e);
        }
        return answer.exceptionallyCompose(
                thrown -> CompletableFuture.failedFuture(new PostingException(FailureText.of(thrown, limit), thrown)));
    }

    private static HttpHost host(URI target) throws PostingException {
        boolean http = "http".equalsIgnoreCase(target.getScheme()) || "https".equalsIgnoreCase(target.getScheme());
        if (!http || target.getHost() == null || target.getPort() == 0 || target.getPort() > 65_535) {
            throw new PostingException(FailureText.NO_ADDRESS);
        }
        return HttpHost.create(target);
    }

    private static BasicHttpRequest request(URI target, String signature) {
        BasicHttpRequest request = new BasicHttpRequest("POST", target);
        request.setHeader("Content-Type", "application/json");
        request.setHeader("User-Agent", "Smartcar/4.0");
        if (signature != null) {
            request.setHeader("SC-Signature", signature);
        }
        return request;
    }

    private void track(CompletableFuture<?> part) {
        underWay.add(part);
        part.whenComplete((done, thrown) -> underWay.remove(part));
        if (closed) {
            part.cancel(true);
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(part -> part.cancel(true));
        client.close();
    }
}
