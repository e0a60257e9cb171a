package io.signalpost.destination;

import java.time.Clock;

import io.signalpost.outbound.AddressGuard;
import io.signalpost.outbound.ExchangeLimits;
import io.signalpost.outbound.HttpClients;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code routes/http.camel.yaml} refers to: the client, what signs events, and what judges the answers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.http.enabled")
class HttpDestinationConfiguration {

    @Bean("destination-http")
    HttpClient client(HttpDestinationProperties properties) {
        AddressGuard guard =
                new HttpAddressGuard(SystemDefaultDnsResolver.INSTANCE, properties.allowPrivateAddresses());
        HttpTarget.DESTINATION.check(properties.url(), guard);
        // The event log does the retrying; the client's own would sleep through a Retry-After on this thread.
        return HttpClients.blocking(new ExchangeLimits(properties.timeout(), "destination.http.timeout", 0), guard)
                .build();
    }

    @Bean("destination-http-signer")
    WebhookSigner signer(HttpDestinationProperties properties, Clock clock) {
        return new WebhookSigner(WebhookSecret.keys(properties.secret()), clock);
    }

    @Bean("destination-http-answer")
    HttpAnswer answer(Clock clock) {
        return new HttpAnswer(clock);
    }
}
