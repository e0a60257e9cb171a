package io.signalpost.destination.mail;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLNonTransientConnectionException;
import jakarta.mail.AuthenticationFailedException;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The {@code email} destination without its mail server, or without its memory. */
class EmailOutageTest extends EmailDestination {

    @Test
    void failsWithAConnectionErrorWhileTheServerIsDownAndMailsWhenItIsBack() throws Exception {
        start();
        mail.stop();
        Exception failure = route.deliver("email", permission("e1", "ERROR"));
        runServer();

        deliver(permission("e1", "ERROR"));

        assertThat(failure).hasRootCauseInstanceOf(ConnectException.class);
        assertThat(subjects()).hasSize(1);
    }

    @Test
    void failsWhenTheLoginIsWrongAndDoesNotNameThePassword() throws Exception {
        start("destination.email.password=wrong-secret");

        Exception failure = route.deliver("email", permission("e1", "ERROR"));

        assertThat(failure).hasRootCauseInstanceOf(AuthenticationFailedException.class);
        assertThat(ExceptionUtils.getStackTrace(failure)).doesNotContain("wrong-secret");
    }

    @Test
    void doesNotMailInTheClearWhenStarttlsIsSet() throws Exception {
        start("destination.email.encryption=starttls");

        Exception failure = route.deliver("email", permission("e1", "ERROR"));

        assertThat(failure).hasStackTraceContaining("STARTTLS is required");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void isDownWhileItsMemoryIsNotInItsPlaceAndMailsOnceItIsBack() throws Exception {
        start();
        Path elsewhere = Files.move(dataDir.resolve("email.db"), dataDir.resolve("elsewhere.db"));

        Exception away = route.deliver("email", permission("e1", "ERROR"));

        assertThat(away).hasRootCauseInstanceOf(SQLNonTransientConnectionException.class);
        assertThat(mail.getReceivedMessages()).isEmpty();
        Files.move(elsewhere, dataDir.resolve("email.db"));
        deliver(permission("e1", "ERROR"));
        assertThat(subjects()).hasSize(1);
    }
}
