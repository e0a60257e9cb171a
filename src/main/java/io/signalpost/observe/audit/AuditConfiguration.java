package io.signalpost.observe.audit;

import java.time.Clock;

import io.signalpost.eventlog.EventLog;
import io.signalpost.observe.Inquiries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is noted of operators' actions. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Audit audit(EventLog eventLog, Inquiries inquiries, Clock clock) {
        return new Audit(eventLog.store(), inquiries, clock);
    }
}
