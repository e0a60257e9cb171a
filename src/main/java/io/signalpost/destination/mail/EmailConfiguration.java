package io.signalpost.destination.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import jakarta.mail.Session;

import io.signalpost.destination.fault.AlertMemory;
import io.signalpost.destination.fault.FaultAlerts;
import io.signalpost.destination.sql.DatabaseVendor;
import io.signalpost.destination.sql.MigratedDataSource;
import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What {@code routes/email.camel.yaml} and other mailing routes refer to; made when the first route does. */
@Configuration(proxyBeanMethods = false)
@Lazy
class EmailConfiguration {

    /** For the {@code session} of a mail endpoint, which keeps host and login out of its URI. */
    @Bean("destination-email")
    Session session(EmailProperties properties) {
        return MailSessions.of(properties);
    }

    /** As the other one, for mails that do not go to {@code destination.email.to}: alerts about Signalpost itself. */
    @Bean("destination-email-server")
    Session server(EmailProperties properties) {
        return MailSessions.server(properties);
    }

    @Bean(name = "destination-email-memory", defaultCandidate = false)
    MigratedDataSource memory(EventLogProperties eventLog, @Value("${signalpost.data-dir}") Path dataDir)
            throws IOException {
        return AlertMemory.of("email", eventLog, dataDir);
    }

    /** Which faults are to be told of. */
    @Bean("destination-email-alerts")
    FaultAlerts alerts(
            @Qualifier("destination-email-memory") DataSource memory, EmailProperties properties, Clock clock) {
        return new FaultAlerts(memory, "fault_alert", properties.repeatAfter(), clock, MailReply::forget);
    }

    /** Which alerts other routes sent, for {@code destination.email.repeat-after}. */
    @Bean("destination-email-sent")
    IdempotentRepository sent(
            @Qualifier("destination-email-memory") DataSource memory,
            EmailProperties properties,
            EventLogProperties eventLog) {
        boolean shared = AlertMemory.vendor(eventLog) == DatabaseVendor.POSTGRESQL;
        // SQLite has the driver's milliseconds where PostgreSQL has a time.
        String createdAt = shared ? "extract(epoch FROM createdAt) * 1000" : "createdAt";
        JdbcMessageIdRepository sent = new JdbcMessageIdRepository(memory, "email");
        sent.setQueryString("SELECT COUNT(*) FROM CAMEL_MESSAGEPROCESSED WHERE processorName = ? AND messageId = ?"
                + " AND " + createdAt + " > " + (shared ? "extract(epoch FROM localtimestamp)" : "unixepoch('subsec')")
                + " * 1000 - " + properties.repeatAfter().toMillis());
        sent.setInsertString("INSERT INTO CAMEL_MESSAGEPROCESSED (processorName, messageId, createdAt) VALUES (?, ?, ?)"
                + " ON CONFLICT (processorName, messageId) DO UPDATE SET createdAt = excluded.createdAt");
        return sent;
    }
}
