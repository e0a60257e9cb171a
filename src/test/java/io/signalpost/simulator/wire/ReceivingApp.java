package io.signalpost.simulator.wire;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLog;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.webhook.Envelope;

import static org.assertj.core.api.Assertions.assertThat;

/** Signalpost, which takes what a profile writes. */
final class ReceivingApp implements AutoCloseable {

    private final Application application = new Application("client", "secret", Examples.TOKEN);
    private final RunningApp app;

    ReceivingApp(Path data) {
        app = RunningApp.start(data, "destination.database.enabled=false");
    }

    HttpResponse<String> post(WireProfile profile, OutgoingEvent event) throws Exception {
        byte[] body = body(profile, event);
        return app.post(body, application.sign(body));
    }

    /** Delivers, and gives what the receiver has kept. */
    VehicleEvent received(WireProfile profile, OutgoingEvent event) throws Exception {
        assertThat(post(profile, event).statusCode()).isEqualTo(200);
        String id = Envelope.parse(body(profile, event)).eventId();
        assertThat(id).matches(event.eventId() + "|sha256:.*");
        return new VehicleEvent(
                id, Instant.now(), app.bean(EventLog.class).body(id).orElseThrow());
    }

    /** The reading as an event of today has it. */
    static Signal today(Reading reading) {
        byte[] body = body(WireProfile.WIRE_4_0, Facts.state("e", List.of(reading)));
        return new VehicleEvent("e", Instant.now(), body).signals().get(0);
    }

    private static byte[] body(WireProfile profile, OutgoingEvent event) {
        return profile.write(event, Facts.DELIVERY_ID, Facts.DELIVERED_AT).orElseThrow();
    }

    @Override
    public void close() {
        app.close();
    }
}
