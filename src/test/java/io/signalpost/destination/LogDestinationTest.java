package io.signalpost.destination;

import java.nio.file.Path;

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
    void writes_one_line_with_type_id_counts_and_triggers_and_nothing_personal(
            @TempDir Path dataDir, CapturedOutput output) throws Exception {
        VehicleEvent event = Events.example("vehicle-state-many-signals.json");

        try (RunningRoute route =
                RunningRoute.start(dataDir, "routes/log.camel.yaml", "destination.log.enabled=true")) {
            assertThat(route.deliver("log", event)).isNull();
        }

        assertThat(output).containsOnlyOnce(event.id());
        assertThat(output)
                .contains("VEHICLE_STATE " + event.id() + ": " + event.signals().size() + " signals, 0 faults")
                .contains("triggered by ")
                .doesNotContain(Events.VEHICLE, "KIA", "50.8467"); // vehicle, make, latitude
    }

    @Test
    void writes_one_line_whatever_the_event_says() {
        VehicleEvent forged = Events.event(Events.faultBody("e1\r\nERROR forged line", 0, "T", "C", "ERROR"));

        assertThat(LogLine.of(forged)).isEqualTo("VEHICLE_ERROR e1 ERROR forged line: 0 signals, 1 faults");
    }
}
