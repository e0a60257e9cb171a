package io.signalpost.observe.vehicle;

import java.nio.file.Path;
import java.time.Clock;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DestinationRoutesTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhereARouteSendsToButNotWhatMayBeASecret() throws Exception {
        try (EventLog log = LogFixture.open(LogFixture.properties(LogFixture.url(folder)), Clock.systemUTC());
                DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("eventLog", log);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("event-log:own")
                            .autoStartup(false)
                            .split(body())
                            .to("http:hooks.example.com/services/T0K3N?x-api-key=T0K3N")
                            .end()
                            .toD("https://anna:T0K3N@desk.example.com:8443/T0K3N")
                            .to("log:T0K3N?level=INFO".replace("T0K3N", "seen"));
                }
            });
            camel.start();
            DestinationRoutes routes = new DestinationRoutes(camel);

            assertThat(routes.sendsTo("own"))
                    .containsExactly("http:hooks.example.com", "log:seen", "https://desk.example.com:8443");
            assertThat(routes.sendsTo("of another node")).isEmpty();
        }
    }
}
