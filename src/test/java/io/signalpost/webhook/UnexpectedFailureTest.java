package io.signalpost.webhook;

import java.nio.file.Path;
import java.util.List;

import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A failure that no route handles is told in the log, without a word of what was posted. */
@ExtendWith(OutputCaptureExtension.class)
class UnexpectedFailureTest {

    private static final byte[] EVENT = Examples.body("vehicle-state-first-delivery.json");

    @TempDir
    Path data;

    private RunningApp app;

    @BeforeEach
    void start() throws Exception {
        app = RunningApp.start(data, "destination.database.enabled=false");
        AdviceWith.adviceWith(
                app.bean(CamelContext.class),
                "accept-webhook",
                route -> route.weaveByToUri("event-log:append").replace().process(exchange -> {
                    throw new IllegalStateException("secret detail");
                }));
    }

    @AfterEach
    void stop() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(RefusalReport.class.getName(), null);
        app.close();
    }

    @Test
    void isWarnedOfOnceByErrorAndEvent(CapturedOutput output) throws Exception {
        assertThat(app.post(EVENT).statusCode()).isEqualTo(500);
        assertThat(app.post(EVENT).statusCode()).isEqualTo(500);

        assertThat(output.getAll().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("A route failed on a request", "error=\"java.lang.IllegalStateException\"")
                .contains("eventId=\"" + Envelope.parse(EVENT).eventId() + "\"");
        assertThat(output).doesNotContain("secret detail", "\tat ", Examples.sign(EVENT));
        assertThat(app.get("/observe/metrics").body())
                .contains("signalpost_webhook_refused_total{cause=\"error\"} 2.0");
    }

    @Test
    void isLocatedAtDebug(CapturedOutput output) {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(RefusalReport.class.getName(), LogLevel.DEBUG);

        app.post(EVENT);

        List<String> lines = output.getAll().lines().toList();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("  \tat " + getClass().getName()));
        assertThat(output).doesNotContain("secret detail");
    }
}
