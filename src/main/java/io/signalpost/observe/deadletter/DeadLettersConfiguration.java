package io.signalpost.observe.deadletter;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.delivery.Destinations;
import io.signalpost.observe.Inquiries;
import io.signalpost.observe.audit.Audit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an operator asks and does about dead letters. */
@Configuration(proxyBeanMethods = false)
class DeadLettersConfiguration {

    @Bean
    DeadLettersController deadLettersController(EventLog eventLog, Inquiries inquiries, Audit audit) {
        Destinations destinations = eventLog.destinations();
        return new DeadLettersController(new DeadLetters(inquiries), destinations, audit);
    }
}
