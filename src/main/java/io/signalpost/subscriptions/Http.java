package io.signalpost.subscriptions;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;

import io.signalpost.outbound.AddressGuard;
import io.signalpost.outbound.AddressRefusedException;
import io.signalpost.outbound.ExchangeLimits;
import io.signalpost.outbound.HttpClients;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Sends requests, some of them again: what answers 429 or 5xx, or not at all, is given a little time. All that is sent may
 * be sent twice without harm.
 */
final class Http {

    private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** Far more than a page of a hundred subscriptions has. */
    private static final int MAX_ANSWER = 10 * 1024 * 1024;

    private final CloseableHttpClient client;
    private final Duration timeout;
    private final Pause pause;

    /** @param timeout of one attempt */
    Http(Duration timeout, Pause pause) {
        // A simulator on this machine may be meant, and a company may have its proxy in its own network.
        AddressGuard guard = new AddressGuard(SystemDefaultDnsResolver.INSTANCE, true, "");
        ExchangeLimits limits = new ExchangeLimits(timeout, timeout.toMillis() + " ms", MAX_ANSWER);
        this.client = HttpClients.blocking(limits, guard)
                .setProxySelector(ProxySelector.getDefault()) // that the JVM is told by https.proxyHost
                .build();
        this.timeout = timeout;
        this.pause = pause;
    }

    /** @throws ApiException when the last attempt has no answer either */
    ApiResponse send(ClassicRequestBuilder builder) {
        boolean again = false;
        for (int attempt = 1; ; attempt++) {
            Duration wait = FIRST_WAIT.multipliedBy(1L << (attempt - 1));
            try {
                ApiResponse answer = once(builder, again);
                wait = answer.pause().orElse(wait);
                if (!TRY_AGAIN.contains(answer.status()) || attempt == ATTEMPTS || wait.compareTo(LONGEST_WAIT) > 0) {
                    return answer;
                }
                again |= answer.status() >= 500;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new ApiException(0, "no answer from " + builder.getAuthority() + ": " + reason(e), e);
                }
                again = true;
            }
            pause.of(wait);
        }
    }

    private ApiResponse once(ClassicRequestBuilder builder, boolean again) throws IOException {
        // A request of the client's own, unlike the builder's, can be broken off when time is up.
        HttpUriRequestBase request = new HttpUriRequestBase(builder.getMethod(), builder.getUri());
        request.setHeaders(builder.getHeaders());
        request.setHeader("Accept", "application/json");
        request.setEntity(builder.getEntity());
        return client.execute(request, response -> ApiResponse.of(request, response, again));
    }

    private String reason(IOException e) {
        if (e instanceof AddressRefusedException) {
            return e.getMessage();
        }
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        if (e instanceof SocketTimeoutException) {
            return "nothing within " + timeout.toMillis() + " ms";
        }
        if (e instanceof ConnectException) { // whose message is often null
            return "not to be reached";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
