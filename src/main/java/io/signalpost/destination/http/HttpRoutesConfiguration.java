package io.signalpost.destination.http;

import java.util.Locale;

import io.signalpost.event.EventHeaders;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.http.common.HttpHeaderFilterStrategy;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets {@code http} and {@code https} of every route do as the shipped destination does. */
@Configuration(proxyBeanMethods = false)
class HttpRoutesConfiguration {

    /** The client would post again a second after a 429 or 503, unseen, on top of what the event log tries. */
    @Bean
    ComponentCustomizer httpPostsOnce() {
        return ComponentCustomizer.builder(HttpComponent.class)
                .build(http -> http.setHttpClientConfigurer(HttpClientBuilder::disableAutomaticRetries));
    }

    /** Camel would send every header of the message: only what a route has set itself goes out. */
    @Bean
    ComponentCustomizer httpKeepsTheEventsHeaders() {
        return ComponentCustomizer.builder(HttpComponent.class).build(http -> {
            HttpHeaderFilterStrategy filter = new HttpHeaderFilterStrategy();
            EventHeaders.ALL.forEach(name -> filter.getOutFilter().add(name.toLowerCase(Locale.ROOT)));
            http.setHeaderFilterStrategy(filter);
        });
    }
}
