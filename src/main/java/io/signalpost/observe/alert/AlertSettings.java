package io.signalpost.observe.alert;

import io.signalpost.destination.http.HttpTarget;
import io.signalpost.destination.mail.EmailProperties;
import io.signalpost.destination.mail.MailSessions;
import io.signalpost.outbound.AddressGuard;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.StringUtils;

/** What alerts demand of their settings, asked before anything is made of them. */
public final class AlertSettings {

    private static final String MAIL_TO = "signalpost.alerts.mail-to";

    private static final HttpTarget WEBHOOK = new HttpTarget(
            "signalpost.alerts.webhook-url", "where alerts go, for instance https://chat.example.com/hooks/alerts");

    private AlertSettings() {}

    /** @throws IllegalArgumentException whose message begins with the key and leaves the value out */
    public static void checkMail(Binder settings) {
        String mailTo = properties(settings).mailTo();
        if (StringUtils.hasText(mailTo)) {
            MailSessions.requireAddresses(MAIL_TO, mailTo, "ops@example.com");
            settings.bindOrCreate("destination.email", EmailProperties.class).checkServer();
        }
    }

    /** As {@link #checkMail}. */
    public static void checkWebhook(Binder settings) {
        AlertsProperties properties = properties(settings);
        if (StringUtils.hasText(properties.webhookUrl())) {
            WEBHOOK.check(properties.webhookUrl(), guard(properties));
        }
    }

    static AddressGuard guard(AlertsProperties properties) {
        return new AddressGuard(
                SystemDefaultDnsResolver.INSTANCE,
                properties.webhookAllowPrivateAddresses(),
                "if the receiver is yours, write signalpost.alerts.webhook-allow-private-addresses=true"
                        + " (SIGNALPOST_ALERTS_WEBHOOK_ALLOW_PRIVATE_ADDRESSES)");
    }

    private static AlertsProperties properties(Binder settings) {
        return settings.bindOrCreate("signalpost.alerts", AlertsProperties.class);
    }
}
