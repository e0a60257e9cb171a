package io.signalpost.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

import static java.util.concurrent.TimeUnit.SECONDS;

/** Takes the place of Spring Boot's own registry of SSL bundles, with the same settings. */
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {

    @Bean
    WatchedBundles sslBundleRegistry(SslProperties settings, ResourceLoader files) {
        return new WatchedBundles(settings, ApplicationResourceLoader.get(files, true), InstantSource.system());
    }

    @Bean
    RouteBuilder watchCertificatesRoute(WatchedBundles bundles, SslProperties settings) {
        Duration period = settings.getBundle().getWatch().getFile().getQuietPeriod();
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (!bundles.all().isEmpty()) {
                    from("timer:watch-certificates?delay=0&period=" + period.toMillis())
                            .routeId("watch-certificates")
                            .routeConfigurationId("housekeeping")
                            .description("Takes new certificates, and tells of those that expire.")
                            .process(exchange -> bundles.look());
                }
            }
        };
    }

    @Bean
    CertificatesHealthIndicator certificatesHealthIndicator(WatchedBundles bundles) {
        return new CertificatesHealthIndicator(bundles);
    }

    @Bean
    MeterBinder certificateMeters(WatchedBundles bundles) {
        return meters -> bundles.all().stream()
                .filter(bundle -> bundle.certificates().expires().isPresent())
                .forEach(bundle -> TimeGauge.builder(
                                "signalpost.tls.certificate.expiry.timestamp",
                                bundle,
                                SECONDS,
                                TlsConfiguration::expiry)
                        .description("When the certificate expires")
                        .tag("bundle", bundle.name())
                        .register(meters));
    }

    private static double expiry(WatchedBundle bundle) {
        return bundle.certificates().expires().map(Instant::getEpochSecond).orElse(0L);
    }
}
