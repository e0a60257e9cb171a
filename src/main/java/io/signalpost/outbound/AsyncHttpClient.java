package io.signalpost.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;

/**
 * Sends without a thread that waits: any number of requests can be under way, each on a connection of its own. Thread-safe.
 */
public final class AsyncHttpClient implements AutoCloseable {

    private static final TimeValue FOR_SHUTDOWN = TimeValue.ofSeconds(1);

    private final AddressGuard guard;
    private final Executor lookups;
    private final CloseableHttpAsyncClient client;

    /**
     * @param connectTimeout for a connection to be made; the one who sends limits the whole
     * @param lookups        where names are looked up, which blocks for as long as the name server likes
     */
    public AsyncHttpClient(AddressGuard guard, Duration connectTimeout, Executor lookups) {
        this.guard = guard;
        this.lookups = lookups;
        this.client = HttpClients.async(guard, connectTimeout);
        client.start();
    }

    /**
     * Sends a request once.
     *
     * @param reader makes something of the answer
     * @param answer completes with that, or with why there is none, for instance an {@link UnknownHostException}, on a thread
     *               that others wait for. Completed by somebody else meanwhile, as by a time limit, it ends the exchange and
     *               closes its connection
     */
    public <T> void send(
            HttpHost host, AsyncRequestProducer request, AsyncResponseConsumer<T> reader, CompletableFuture<T> answer) {
        CompletableFuture.supplyAsync(() -> lookUp(host), lookups)
                .thenAccept(found -> {
                    if (!answer.isDone()) {
                        client.execute(found, request, reader, null, GivenUp.watch(answer), new Completing<>(answer));
                    }
                })
                .whenComplete((sent, thrown) -> {
                    if (thrown != null) {
                        answer.completeExceptionally(thrown);
                    }
                });
    }

    /** With the address, so that the client looks nothing up: it would on a thread that others wait for. */
    private HttpHost lookUp(HttpHost host) {
        try {
            InetAddress address = guard.resolve(host.getHostName())[0];
            return new HttpHost(host.getSchemeName(), address, host.getHostName(), host.getPort());
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private record Completing<T>(CompletableFuture<T> future) implements FutureCallback<T> {

        @Override
        public void completed(T result) {
            future.complete(result);
        }

        @Override
        public void failed(Exception e) {
            future.completeExceptionally(e);
        }

        @Override
        public void cancelled() {
            future.cancel(true);
        }
    }

    /** Closes all connections; what is under way had better be ended before. */
    @Override
    public void close() {
        try {
            client.initiateShutdown();
            client.awaitShutdown(FOR_SHUTDOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
