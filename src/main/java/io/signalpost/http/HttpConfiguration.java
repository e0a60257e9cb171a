package io.signalpost.http;

import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the engine where {@code camel-platform-http} looks for it. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME)
    NettyHttpEngine platformHttpEngine(HttpProperties settings, RefusalListener refusals) {
        return new NettyHttpEngine(settings, refusals);
    }
}
