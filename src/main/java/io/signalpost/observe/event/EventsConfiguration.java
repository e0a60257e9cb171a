package io.signalpost.observe.event;

import io.signalpost.eventlog.EventLog;
import io.signalpost.observe.Inquiries;
import io.signalpost.observe.audit.Audit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an operator asks of events. */
@Configuration(proxyBeanMethods = false)
class EventsConfiguration {

    @Bean
    EventSearch eventSearch(EventLog eventLog, Inquiries inquiries) {
        return new EventSearch(eventLog.store(), inquiries);
    }

    @Bean
    EventReading reading(EventLog eventLog, Inquiries inquiries) {
        return new EventReading(eventLog.store(), inquiries);
    }

    @Bean
    RevealAudit revealAudit(Audit audit) {
        return new RevealAudit(audit);
    }
}
