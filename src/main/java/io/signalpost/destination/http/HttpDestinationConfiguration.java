package io.signalpost.destination.http;

import java.time.Clock;

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
        return properties.recipient().client();
    }

    @Bean("destination-http-signer")
    WebhookSigner signer(HttpDestinationProperties properties, Clock clock) {
        return new WebhookSigner(WebhookSecret.keys(properties.secret()), clock);
    }

    @Bean("destination-http-answer")
    HttpAnswer answer(Clock clock) {
        return new HttpAnswer(clock, "the business system", "; is destination.http.secret the one it knows?");
    }
}
