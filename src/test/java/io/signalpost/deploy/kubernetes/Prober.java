package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;

/** Asks one probe as the kubelet does: every so often, and what it says changes after some answers of the other kind. */
final class Prober {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Probe probe;
    private final URI target;
    private final AtomicBoolean succeeding;
    private int contrary;

    /**
     * @param port       at which it is asked here
     * @param succeeding what is taken for granted before the first answer
     */
    Prober(Probe probe, int port, boolean succeeding) {
        this.probe = probe;
        this.target = URI.create("http://localhost:" + port + probe.getHttpGet().getPath());
        this.succeeding = new AtomicBoolean(succeeding);
    }

    /** The name or number of the port that the manifest names. */
    static IntOrString port(Probe probe) {
        return Optional.ofNullable(probe.getHttpGet())
                .map(HTTPGetAction::getPort)
                .orElseThrow();
    }

    boolean isSucceeding() {
        return succeeding.get();
    }

    Duration period() {
        return Duration.ofSeconds(Optional.ofNullable(probe.getPeriodSeconds()).orElse(10));
    }

    /** How long it may fail before that counts. */
    Duration patience() {
        return period().multipliedBy(failureThreshold());
    }

    void start(ScheduledExecutorService clock) {
        clock.scheduleAtFixedRate(this::ask, 0, period().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        if (isAnswered() == succeeding.get()) {
            contrary = 0;
        } else if (++contrary >= (succeeding.get() ? failureThreshold() : 1)) {
            succeeding.set(!succeeding.get());
            contrary = 0;
        }
    }

    boolean isAnswered() {
        try {
            HttpRequest request = HttpRequest.newBuilder(target)
                    .timeout(Duration.ofSeconds(
                            Optional.ofNullable(probe.getTimeoutSeconds()).orElse(1)))
                    .build();
            int status =
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 400;
        } catch (IOException no) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int failureThreshold() {
        return Optional.ofNullable(probe.getFailureThreshold()).orElse(3);
    }
}
