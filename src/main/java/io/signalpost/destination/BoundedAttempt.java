package io.signalpost.destination;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Bounds what one attempt may cost, whatever the server does: the time of the whole, where the client's own time-outs
 * bound each wait for a byte, and the size of the answer, of whose body nothing is kept.
 */
final class BoundedAttempt implements ExecChainHandler {

    private static final int MAX_BODY = 64 * 1024;

    private final Duration timeout;

    BoundedAttempt(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ended, late) -> cancel(late, scope.originalRequest));
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            discardBody(response, scope.execRuntime);
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            if (end.isDone()) {
                SocketTimeoutException late = new SocketTimeoutException("no answer within destination.http.timeout");
                late.addSuppressed(e);
                throw late;
            }
            throw e;
        } finally {
            end.complete(null);
        }
    }

    private static void cancel(Throwable late, ClassicHttpRequest request) {
        if (late != null && request instanceof Cancellable running) {
            running.cancel();
        }
    }

    /** Reads a short body to its end, so that the connection can be used again; a longer one costs the connection. */
    private static void discardBody(ClassicHttpResponse response, ExecRuntime connection) {
        try {
            if (response.getEntity() != null
                    && response.getEntity().getContent().readNBytes(MAX_BODY).length == MAX_BODY) {
                connection.discardEndpoint(); // closing the body would read all of it
            }
        } catch (IOException e) {
            // The status has come, and it says all.
        }
        response.setEntity(null);
    }
}
