package io.signalpost.outbound;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Bounds what one attempt may cost: the time of the whole, where the client's own time-outs bound each wait for a byte, and
 * the size of the answer.
 */
final class BoundedAttempt implements ExecChainHandler {

    /** A body that is not kept is read this far, so that the connection can be used again. */
    private static final int MAX_DISCARDED = 64 * 1024;

    private final ExchangeLimits limits;

    BoundedAttempt(ExchangeLimits limits) {
        this.limits = limits;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ended, late) -> cancel(late, scope.originalRequest));
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (limits.bodyBytes() == 0) {
                discardBody(response, scope.execRuntime);
            } else {
                keepBody(response, scope.execRuntime);
            }
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            if (end.isDone()) {
                SocketTimeoutException late = new SocketTimeoutException("no answer within " + limits.timeoutName());
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

    /** Reads a short body to its end; a longer one costs the connection. */
    private static void discardBody(ClassicHttpResponse response, ExecRuntime connection) {
        try {
            if (response.getEntity() != null
                    && response.getEntity().getContent().readNBytes(MAX_DISCARDED).length == MAX_DISCARDED) {
                connection.discardEndpoint(); // closing the body would read all of it
            }
        } catch (IOException e) {
            // The status has come, and it says all.
        }
        response.setEntity(null);
    }

    private void keepBody(ClassicHttpResponse response, ExecRuntime connection) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        byte[] body = entity.getContent().readNBytes(limits.bodyBytes() + 1);
        if (body.length > limits.bodyBytes()) {
            connection.discardEndpoint();
            throw new IOException("the answer is longer than " + limits.bodyBytes() + " bytes");
        }
        response.setEntity(new ByteArrayEntity(body, null, entity.getContentEncoding()));
    }
}
