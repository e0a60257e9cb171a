package io.signalpost.webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class RefusalReportTest {

    @Test
    void eachCauseIsCountedAlwaysAndWarnedOfOnce(CapturedOutput output) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        RefusalReport refusals = new RefusalReport(meters);

        for (int i = 0; i < 1000; i++) {
            refusals.count("signature");
            refusals.count("json");
        }

        assertThat(meters.get("signalpost.webhook.refused")
                        .tag("cause", "signature")
                        .counter()
                        .count())
                .isEqualTo(1000);
        assertThat(meters.get("signalpost.webhook.rejected")
                        .tag("cause", "signature")
                        .functionCounter()
                        .count())
                .as("the former name")
                .isEqualTo(1000);
        assertThat(output.getOut().lines().filter(line -> line.contains("Requests are being refused")))
                .hasSize(2)
                .allMatch(line -> line.contains("WARN"));
    }
}
