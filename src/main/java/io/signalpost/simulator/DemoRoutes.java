package io.signalpost.simulator;

import java.time.Instant;
import java.util.List;

import io.signalpost.webhook.ManagementTokens;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The built-in sender of the demo. In Java, since it calls plain objects and nobody configures it; compare it with the
 * YAML of {@code routes/}.
 */
@Component
@Profile("demo")
class DemoRoutes extends RouteBuilder {

    private static final Logger log = LoggerFactory.getLogger(DemoRoutes.class);

    private final DemoSender sender;
    private final List<DemoVehicle> vehicles = DemoVehicle.fleet();
    private final String dataDir;

    DemoRoutes(PlatformHttpEngine engine, ManagementTokens tokens, @Value("${signalpost.data-dir}") String dataDir) {
        this.sender = new DemoSender(engine, tokens);
        this.dataDir = dataDir;
    }

    @Override
    public void configure() {
        from("timer:demo?delay=1000&period=3000&includeMetadata=true")
                .routeId("demo-sender")
                .description(
                        "Verifies the callback once, then posts an event of each made-up vehicle every three seconds.")
                .choice()
                .when(exchangeProperty("CamelTimerCounter").isEqualTo(1))
                .process(exchange -> {
                    sender.verify();
                    log.info(introduction());
                })
                .end()
                .split(constant(vehicles))
                .process(exchange -> sender.post(
                        exchange.getMessage().getBody(DemoVehicle.class).nextEvent(Instant.now())));
    }

    private String introduction() {
        return """
               Demo
                 callback    %s, verified: it answers Smartcar's challenge
                 sending     correctly signed events of %d made-up vehicles, through that address
                 event log   sqlite3 %s/event-log.db 'SELECT seq, event_type, vehicle_id FROM event ORDER BY seq DESC LIMIT 5'
                 readings    sqlite3 %s/signals.db 'SELECT vehicle_id, code, coalesce(value_number, value_boolean), unit FROM vehicle_signal'
                 each event appears below as one line, by routes/log.camel.yaml
               """.formatted(sender.callback(), vehicles.size(), dataDir, dataDir);
    }
}
