package io.signalpost.destination.mail;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server of the {@code email} destination.
 *
 * @param username    empty for a server that wants no login
 * @param timeout     for one mail, from connecting to the server's last reply
 * @param repeatAfter how long an unresolved fault stays quiet after its alert
 */
@ConfigurationProperties("destination.email")
public record EmailProperties(
        String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") Encryption encryption,
        String username,
        String password,
        String from,
        String to,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("24h") Duration repeatAfter) {

    /** {@code STARTTLS} is demanded, not just offered; {@code TLS} speaks TLS from the first byte (SMTPS). */
    public enum Encryption {
        STARTTLS,
        TLS,
        NONE
    }

    /** @throws IllegalArgumentException saying what to write */
    public void check() {
        MailSessions.of(this);
    }

    /**
     * For mails to others than {@code destination.email.to}.
     *
     * @throws IllegalArgumentException saying what to write
     */
    public void checkServer() {
        MailSessions.server(this);
    }

    /** Without the login and the addresses. */
    @Override
    public String toString() {
        return "EmailProperties[" + host + ":" + port + ", " + encryption + "]";
    }
}
