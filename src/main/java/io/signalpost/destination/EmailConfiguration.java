package io.signalpost.destination;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import jakarta.mail.Session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.signalpost.database.KeptFile;
import io.signalpost.database.OwnerOnly;
import io.signalpost.eventlog.store.EventLogProperties;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.commons.lang3.StringUtils;
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

    /**
     * Where is remembered which alerts went out: in the event log's PostgreSQL, so that no alert is repeated when another
     * node takes over; else in {@code email.db}.
     */
    @Bean(name = "destination-email-memory", defaultCandidate = false)
    MigratedDataSource memory(EventLogProperties eventLog, @Value("${signalpost.data-dir}") Path dataDir)
            throws IOException {
        HikariConfig pool = new HikariConfig();
        DatabaseVendor vendor = DatabaseVendor.POSTGRESQL;
        KeptFile kept = null;
        if (eventLog.url().startsWith(vendor.prefix())) {
            pool.setJdbcUrl(eventLog.url());
            pool.setUsername(StringUtils.trimToNull(eventLog.username()));
            pool.setPassword(StringUtils.trimToNull(eventLog.password()));
        } else {
            vendor = DatabaseVendor.SQLITE;
            Path file = dataDir.resolve("email.db");
            OwnerOnly.create(file);
            kept = new KeptFile(file);
            pool.setJdbcUrl(vendor.prefix() + file);
        }
        vendor.driverSettings().forEach(pool::addDataSourceProperty);
        vendor.driverSettings(eventLog.url()).forEach(pool::addDataSourceProperty);
        pool.setExceptionOverrideClassName(UnusableConnections.class.getName());
        pool.setPoolName("destination-email");
        pool.setMaximumPoolSize(2);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        HikariDataSource connections = new HikariDataSource(pool);
        return new MigratedDataSource(
                connections,
                kept == null ? connections : new KeptFileDataSource(connections, kept),
                vendor,
                new MigratedDataSource.Tables("email", "signalpost_email_schema_history", "signalpost.event-log.url"));
    }

    /** Which faults are to be told of. */
    @Bean("destination-email-alerts")
    FaultAlerts alerts(
            @Qualifier("destination-email-memory") DataSource memory, EmailProperties properties, Clock clock) {
        return new FaultAlerts(memory, properties.repeatAfter(), clock);
    }

    /** Which alerts other routes sent, for {@code destination.email.repeat-after}. */
    @Bean("destination-email-sent")
    IdempotentRepository sent(
            @Qualifier("destination-email-memory") DataSource memory,
            EmailProperties properties,
            EventLogProperties eventLog) {
        boolean shared = eventLog.url().startsWith(DatabaseVendor.POSTGRESQL.prefix());
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
