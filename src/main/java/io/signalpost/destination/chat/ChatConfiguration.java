package io.signalpost.destination.chat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;

import io.signalpost.destination.fault.AlertMemory;
import io.signalpost.destination.fault.FaultAlerts;
import io.signalpost.destination.http.HttpAnswer;
import io.signalpost.destination.sql.MigratedDataSource;
import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.hc.client5.http.classic.HttpClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code routes/chat.camel.yaml} refers to: the client, what judges the answers, and which faults were told. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("destination.chat.enabled")
class ChatConfiguration {

    @Bean("destination-chat")
    HttpClient client(ChatProperties properties) {
        return properties.recipient().client();
    }

    @Bean("destination-chat-answer")
    HttpAnswer answer(Clock clock) {
        return new HttpAnswer(clock, "the chat", "");
    }

    @Bean(name = "destination-chat-memory", defaultCandidate = false)
    MigratedDataSource memory(EventLogProperties eventLog, @Value("${signalpost.data-dir}") Path dataDir)
            throws IOException {
        return AlertMemory.of("chat", eventLog, dataDir);
    }

    @Bean("destination-chat-alerts")
    FaultAlerts alerts(
            @Qualifier("destination-chat-memory") DataSource memory, ChatProperties properties, Clock clock) {
        return new FaultAlerts(memory, "chat_alert", properties.repeatAfter(), clock, () -> {});
    }
}
