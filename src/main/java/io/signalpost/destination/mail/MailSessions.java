package io.signalpost.destination.mail;

import java.util.Properties;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import io.signalpost.destination.WrongSetting;
import org.springframework.util.StringUtils;

/** Makes the mail session of the configured server, and says which key is wrong when it cannot. */
public final class MailSessions {

    private static final String PREFIX = "destination.email.";

    private MailSessions() {}

    /** For mails to {@code destination.email.to}. */
    static Session of(EmailProperties email) {
        Session session = server(email);
        requireAddresses(PREFIX + "to", email.to(), "fleet@example.com");
        return session;
    }

    /** For mails to whomever. */
    static Session server(EmailProperties email) {
        require(
                StringUtils.hasText(email.host()),
                PREFIX + "host",
                "the mail server's name, for instance smtp.example.com");
        require(addresses(email.from()), PREFIX + "from", "one mail address, for instance signalpost@example.com");
        return Session.getInstance(properties(email), login(email));
    }

    /** @throws IllegalArgumentException beginning with the key, when these are no mail addresses with commas between */
    public static void requireAddresses(String key, String addresses, String example) {
        require(addresses(addresses), key, "mail addresses with commas between, for instance " + example);
    }

    private static Properties properties(EmailProperties email) {
        String timeout = Long.toString(email.timeout().toMillis());
        boolean starttls = email.encryption() == EmailProperties.Encryption.STARTTLS;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", email.host());
        properties.setProperty("mail.smtp.port", Integer.toString(email.port()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(StringUtils.hasText(email.username())));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        // Offered only, a man in the middle strikes it from the server's greeting and reads the password.
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty(
                "mail.smtp.ssl.enable", Boolean.toString(email.encryption() == EmailProperties.Encryption.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // These bound each wait alone, the sockets the whole.
        properties.put("mail.smtp.socketFactory", new ShortLivedSockets(email.timeout()));
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        return properties;
    }

    private static Authenticator login(EmailProperties email) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return StringUtils.hasText(email.username())
                        ? new PasswordAuthentication(email.username(), email.password())
                        : null;
            }
        };
    }

    private static boolean addresses(String addresses) {
        try {
            return addresses != null && InternetAddress.parse(addresses, true).length > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    private static void require(boolean valid, String key, String what) {
        if (!valid) {
            throw WrongSetting.of(key, "is not set or not valid; write " + what);
        }
    }
}
