package io.signalpost.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the engine where {@code camel-platform-http} looks for it. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME)
    NettyHttpEngine platformHttpEngine(
            HttpProperties settings, RefusalListener refusals, SslBundles bundles, MeterRegistry meters) {
        return new NettyHttpEngine(settings, refusals, Tls.of(settings.ssl().bundle(), bundles), meters);
    }

    @Bean
    IngressHealthIndicator ingressHealthIndicator(CamelContext camel, NettyHttpEngine engine) {
        return new IngressHealthIndicator(camel, engine);
    }

    @Bean
    MeterBinder httpMeters(NettyHttpEngine engine) {
        return meters -> {
            Gauge.builder("signalpost.http.connections", engine, NettyHttpEngine::connections)
                    .description("Open connections to the webhook port")
                    .register(meters);
            Gauge.builder("signalpost.http.connections.max", engine, NettyHttpEngine::maxConnections)
                    .description("How many may be open at once")
                    .register(meters);
            Gauge.builder("signalpost.http.receiving", engine, NettyHttpEngine::receivingBytes)
                    .description("Memory of the bodies that have begun to arrive")
                    .baseUnit("bytes")
                    .register(meters);
        };
    }
}
