package io.signalpost.webhook.doctor;

import java.util.EnumMap;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.webhook.OncePerMinute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts diagnoses, and says each at most once a minute, with what to do. For one thread. */
final class DiagnosisReport {

    private static final Logger log = LoggerFactory.getLogger(DiagnosisReport.class);
    private static final String UNKNOWN_MODE = "unknown";

    private final Map<Diagnosis, OncePerMinute> warnings = new EnumMap<>(Diagnosis.class);
    private final MeterRegistry meters;

    DiagnosisReport(MeterRegistry meters) {
        this.meters = meters;
        counter(Diagnosis.UNKNOWN_TOKEN, "LIVE"); // the one to be alerted of: there from the start, so that it can rise
    }

    /** @param mode of the event by the body's own words, or null */
    void tell(Finding finding, String mode) {
        Diagnosis diagnosis = finding.diagnosis();
        counter(diagnosis, mode == null ? UNKNOWN_MODE : mode).increment();
        if (warnings.computeIfAbsent(diagnosis, first -> new OncePerMinute()).isTime()) {
            log.atWarn()
                    .addKeyValue("diagnosis", diagnosis.word())
                    .addKeyValue("mode", mode == null ? UNKNOWN_MODE : mode)
                    .addKeyValue("tokenName", finding.tokenName() == null ? "-" : finding.tokenName())
                    .log("A request was refused for its signature. " + diagnosis.happened() + " " + diagnosis.advice());
        }
    }

    private Counter counter(Diagnosis diagnosis, String mode) {
        return Counter.builder("signalpost.webhook.diagnoses")
                .description("Requests refused for their signature, by what the signature doctor found")
                .tag("diagnosis", diagnosis.word())
                .tag("mode", mode)
                .register(meters);
    }
}
