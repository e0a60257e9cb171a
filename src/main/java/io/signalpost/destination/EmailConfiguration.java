package io.signalpost.destination;

import java.io.IOException;
import java.nio.file.Path;
import jakarta.mail.Session;

import io.signalpost.eventlog.store.OwnerOnly;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.sqlite.SQLiteDataSource;

/** What {@code routes/email.camel.yaml} and other mailing routes refer to; made when the first route does. */
@Configuration(proxyBeanMethods = false)
@Lazy
class EmailConfiguration {

    /** For the {@code session} of a mail endpoint, which keeps host and login out of its URI. */
    @Bean("destination-email")
    Session session(EmailProperties properties) {
        return MailSessions.of(properties);
    }

    /** Remembers which alerts went out, for {@code destination.email.repeat-after}, in {@code email.db}. */
    @Bean("destination-email-sent")
    IdempotentRepository sent(EmailProperties properties, @Value("${signalpost.data-dir}") Path dataDir)
            throws IOException {
        Path file = dataDir.resolve("email.db");
        OwnerOnly.create(file);
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl("jdbc:sqlite:" + file);
        JdbcMessageIdRepository sent = new JdbcMessageIdRepository(dataSource, "email");
        sent.setQueryString("SELECT COUNT(*) FROM CAMEL_MESSAGEPROCESSED WHERE processorName = ? AND messageId = ?"
                + " AND createdAt > unixepoch('subsec') * 1000 - "
                + properties.repeatAfter().toMillis());
        sent.setInsertString("INSERT OR REPLACE INTO CAMEL_MESSAGEPROCESSED (processorName, messageId, createdAt)"
                + " VALUES (?, ?, ?)");
        return sent;
    }
}
