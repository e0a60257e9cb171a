package io.signalpost.outbound;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Closes the connection of an exchange that its sender has given up. To cancel the client's own future is not enough: when
 * the connection is made on one thread before another has noted how to cancel the making, that is all it cancels from then
 * on, and the connection stays open (HttpClient 5.5, {@code AsyncConnectExec}).
 */
final class GivenUp implements AsyncExecChainHandler {

    private static final String ANSWER = "io.signalpost.answer";

    /** A context for {@link #execute}. @param answer that the sender waits for */
    static HttpClientContext watch(CompletableFuture<?> answer) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ANSWER, answer);
        return context;
    }

    /** Comes when there is a connection. */
    @Override
    public void execute(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        CompletableFuture<?> answer = (CompletableFuture<?>) scope.clientContext.getAttribute(ANSWER);
        answer.whenComplete((result, thrown) -> {
            if (thrown != null) {
                scope.execRuntime.discardEndpoint();
            }
        });
        if (answer.isDone()) {
            callback.failed(new IOException("given up before the connection was made"));
        } else {
            chain.proceed(request, body, scope, callback);
        }
    }
}
