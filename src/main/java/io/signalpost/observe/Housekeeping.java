package io.signalpost.observe;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * What Signalpost's own routes by timer have in common: whatever fails is tried again the next time, and told in one line. The
 * timer would log its exchange and the stack trace.
 */
@Component
class Housekeeping extends RouteConfigurationBuilder {

    @Override
    public void configuration() {
        routeConfiguration("housekeeping")
                .onException(Exception.class)
                .handled(true)
                .log(
                        LoggingLevel.WARN,
                        "io.signalpost.observe.Housekeeping",
                        "Housekeeping has to wait for the next time route=\"${routeId}\" error=\"${exception.class.name}\"");
    }
}
