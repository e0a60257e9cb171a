package io.signalpost.http;

import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/** TLS with the certificate of one of Spring Boot's SSL bundles; a connection gets the one that is current when it is made. */
final class Tls {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private record Certificate(SSLContext context, SslOptions options) {

        static Certificate of(SslBundle bundle) {
            return new Certificate(bundle.createSslContext(), bundle.getOptions());
        }

        SSLEngine engine() {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            engine.setEnabledProtocols(
                    options.getEnabledProtocols() == null ? PROTOCOLS : options.getEnabledProtocols());
            if (options.getCiphers() != null) {
                engine.setEnabledCipherSuites(options.getCiphers());
            }
            return engine;
        }
    }

    private volatile Certificate certificate;

    private Tls(SslBundle bundle) {
        this.certificate = Certificate.of(bundle);
    }

    /** Empty when no bundle is named. */
    static Optional<Tls> of(String name, SslBundles bundles) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        try {
            Tls tls = new Tls(bundles.getBundle(name));
            bundles.addBundleUpdateHandler(name, tls::renew);
            return Optional.of(tls);
        } catch (NoSuchSslBundleException unknown) {
            String store = "spring.ssl.bundle.pem." + name + ".keystore.";
            throw new IllegalArgumentException("signalpost.ssl.bundle is " + name
                    + ", but there is no SSL bundle of that name; write " + store + "certificate=<PEM file> and "
                    + store
                    + "private-key=<PEM file>");
        }
    }

    /** Whoever is connected goes on with the certificate it has seen. */
    private void renew(SslBundle bundle) {
        certificate = Certificate.of(bundle);
    }

    /** @param handshakeTimeout after which a client is let go that has not come to terms */
    void join(ChannelPipeline connection, Duration handshakeTimeout, RefusalListener refusals) {
        SslHandler handler = new SslHandler(certificate.engine());
        handler.setHandshakeTimeout(handshakeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        connection.addLast(handler);
        handler.handshakeFuture().addListener(ended -> {
            // who just hangs up, as a load balancer's probe does, has not failed
            if (!ended.isSuccess() && !(ended.cause() instanceof ClosedChannelException)) {
                refusals.refused(Refusal.TLS);
            }
        });
    }
}
