package io.signalpost.destination.mail;

import jakarta.mail.Session;

import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets camel-mail do what a route file says, as it did before Camel 4.22: that one has an endpoint's {@code session} no
 * longer count, with its server, its login and its encryption, and leaves the headers of a message out of the mail. And
 * lets every mailing route say what the server has replied ({@link ExplainingMailSender}).
 */
@Configuration(proxyBeanMethods = false)
class MailRoutesConfiguration {

    /** Whoever wrote the route set the headers: a request's own are gone before the event log. */
    @Bean
    ComponentCustomizer mailTakesSubjectAndAddressesFromHeaders() {
        return ComponentCustomizer.builder(MailComponent.class).build(mail -> {
            MailConfiguration defaults = mail.getConfiguration();
            defaults.setUseHeaderSubject(true);
            defaults.setUseHeaderRecipients(true);
            defaults.setUseHeaderFrom(true);
            defaults.setUseHeaderReplyTo(true);
        });
    }

    @Bean
    CamelContextConfiguration mailGoesToTheServerOfItsSession() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                    if (endpoint instanceof MailEndpoint mail) {
                        setSender(mail.getConfiguration());
                    }
                    return endpoint;
                });
            }

            @Override
            public void afterApplicationStart(CamelContext context) {}
        };
    }

    private static void setSender(MailConfiguration mail) {
        if (mail.getJavaMailSender() != null) {
            return;
        }
        ExplainingMailSender sender = new ExplainingMailSender();
        if (mail.getSession() != null) {
            sendBySession(sender, mail);
        }
        mail.setJavaMailSender(sender);
    }

    private static void sendBySession(ExplainingMailSender sender, MailConfiguration mail) {
        Session session = mail.getSession();
        sender.setSession(session);
        sender.setHost(session.getProperty("mail.%s.host".formatted(mail.getProtocol())));
        String port = session.getProperty("mail.%s.port".formatted(mail.getProtocol()));
        sender.setPort(port == null ? mail.getPort() : Integer.parseInt(port));
        sender.setProtocol(mail.getProtocol());
    }
}
