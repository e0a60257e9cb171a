package io.signalpost.destination.line;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LogDestinationTest {

    @Test
    void writesOneLineWithTypeIdCountAndTriggersAndNothingPersonal(@TempDir Path dataDir, CapturedOutput output)
            throws Exception {
        VehicleEvent event = Events.example("vehicle-state-many-signals.json");

        try (RunningRoute route =
                RunningRoute.start(dataDir, "routes/log.camel.yaml", "destination.log.enabled=true")) {
            assertThat(route.deliver("log", event)).isNull();
        }

        assertThat(output).containsOnlyOnce(event.id());
        assertThat(output)
                .contains("VEHICLE_STATE " + event.id() + ", " + event.signals().size() + " signals: ")
                .doesNotContain(Events.VEHICLE, "KIA", "50.8467"); // vehicle, make, latitude
    }

    @Test
    void namesTheValueThatChangedUnlessItTellsWhereTheVehicleIsOrWhich() {
        VehicleEvent charge = Events.example("vehicle-state-signal-error.json");
        ObjectNode home = Events.stateBody("e1", 0, Events.signal("location-isathome", 0, true));
        home.putArray("triggers").addObject().put("code", "location-isathome");

        assertThat(LogLine.of(charge)).endsWith("5 signals: tractionbattery-stateofcharge 56 percent");
        assertThat(LogLine.of(Events.event(home))).endsWith("1 signals: location-isathome");
    }

    @Test
    void writesOneLineWhateverTheEventSays() {
        VehicleEvent forged = Events.event(Events.faultBody("e1\r\nERROR forged line", 0, "T", "C", "ERROR"));

        assertThat(LogLine.of(forged)).isEqualTo("VEHICLE_ERROR e1 ERROR forged line: T/C ERROR");
    }
}
