package io.signalpost.webhook.doctor;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.eventlog.EventLog;
import io.signalpost.webhook.SmartcarProperties;
import io.signalpost.webhook.refused.RefusedRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The doctor, what takes refused requests to it before they are kept, and the way back. */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

    @Bean
    @DependsOn("managementTokens") // which says in words what is wrong with a token
    SignatureDoctor signatureDoctor(SmartcarProperties smartcar) {
        return new SignatureDoctor(smartcar.tokensByName());
    }

    @Bean
    Examination examination(SignatureDoctor doctor, RefusedRequests refusedRequests, MeterRegistry meters) {
        return new Examination(doctor, new DiagnosisReport(meters), refusedRequests::keep);
    }

    @Bean
    Mentions mentions(RefusedRequests refusedRequests) {
        return new Mentions(refusedRequests);
    }

    @Bean
    Release release(EventLog eventLog, RefusedRequests refusedRequests, SignatureDoctor doctor, Clock clock) {
        return new Release(eventLog, refusedRequests, doctor, clock);
    }
}
