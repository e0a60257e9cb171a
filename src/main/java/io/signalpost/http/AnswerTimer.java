package io.signalpost.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How long requests that a route has answered took, from the end of their head to their answer, which Smartcar waits 15 s for. */
final class AnswerTimer {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15)
    };

    private final Timer success;
    private final Timer clientError;
    private final Timer serverError;

    AnswerTimer(MeterRegistry meters) {
        success = timer(meters, "2xx");
        clientError = timer(meters, "4xx");
        serverError = timer(meters, "5xx");
    }

    /** Never blocks. */
    void answered(int status, long nanos) {
        (status < 400 ? success : status < 500 ? clientError : serverError).record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry meters, String status) {
        return Timer.builder("signalpost.webhook.answer")
                .description("Time from the head of a request to its answer")
                .tag("status", status)
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }
}
