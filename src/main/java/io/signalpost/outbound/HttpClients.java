package io.signalpost.outbound;

import java.time.Duration;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the clients that everything of ours sends with: HTTP/1.1, once, to where it was told and may. Whoever wants another
 * attempt makes it, and a redirect, which could lead a secret elsewhere, is an answer like any other. TLS is the JVM's own
 * unless the caller says whom to trust; certificates and host names are always checked.
 */
public final class HttpClients {

    private static final Http1Config HTTP_1 = Http1Config.custom()
            .setMaxLineLength(8 * 1024)
            .setMaxHeaderCount(100)
            .build();

    /** So that a change in DNS is followed. */
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(1);

    /**
     * A post over a connection that the receiver closes at that moment would fail for no reason of its own. Node.js closes
     * idle ones after 5 s, Gunicorn after 2 s: ours end before.
     */
    private static final TimeValue IDLE = TimeValue.ofSeconds(1);

    private HttpClients() {}

    /** One that blocks its caller, as {@code camel-http} wants it; to be completed with what the caller needs beside. */
    public static HttpClientBuilder blocking(ExchangeLimits limits, AddressGuard guard) {
        return blocking(limits, guard, SSLContexts.createDefault());
    }

    /** As the other one, with certificates trusted as {@code tls} says. */
    public static HttpClientBuilder blocking(ExchangeLimits limits, AddressGuard guard, SSLContext tls) {
        return builder(limits.timeout(), guard, tls)
                .addExecInterceptorFirst("bounded-attempt", new BoundedAttempt(limits));
    }

    /**
     * One for answers that are taken while they come, however long that may be.
     *
     * @param silence after which the server is taken for dead
     */
    public static HttpClientBuilder streaming(Duration silence, AddressGuard guard, SSLContext tls) {
        return builder(silence, guard, tls);
    }

    private static HttpClientBuilder builder(Duration timeout, AddressGuard guard, SSLContext tls) {
        Timeout each = Timeout.of(timeout);
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(HTTP_1)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(each)
                                .setSocketTimeout(each)
                                // A connection that the system has closed meanwhile costs an attempt.
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                                .setTimeToLive(CONNECTION_LIFE)
                                .build())
                        // There are as many as callers, whoever bounds these.
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .build())
                .setDefaultRequestConfig(request().setResponseTimeout(each).build())
                .setUserAgent("Signalpost")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
    }

    /** One of which no thread waits for an answer; not started. */
    static CloseableHttpAsyncClient async(AddressGuard guard, Duration connectTimeout) {
        return HttpAsyncClientBuilder.create()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectTimeout))
                                .setTimeToLive(CONNECTION_LIFE)
                                .build())
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .build())
                .setHttp1Config(HTTP_1)
                .setDefaultRequestConfig(request().build())
                .setKeepAliveStrategy((response, context) -> IDLE)
                .evictIdleConnections(IDLE)
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "given-up", new GivenUp())
                .setUserAgent("Signalpost")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static RequestConfig.Builder request() {
        return RequestConfig.custom()
                .setProtocolUpgradeEnabled(false)
                .setContentCompressionEnabled(false)
                .setAuthenticationEnabled(false);
    }
}
