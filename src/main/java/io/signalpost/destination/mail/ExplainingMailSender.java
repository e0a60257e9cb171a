package io.signalpost.destination.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;

import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.failure.SafeText;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Tells what failed before there was a mail to take or to refuse, which concerns every mail: the connection, the greeting,
 * EHLO, STARTTLS. The library has no code of its own in those errors.
 */
final class ExplainingMailSender extends DefaultJavaMailSender {

    @Override
    protected Transport getTransport(Session session) throws NoSuchProviderException {
        return getProtocol().startsWith("smtp")
                ? new ExplainingTransport(session, getProtocol())
                : super.getTransport(session);
    }

    private static final class ExplainingTransport extends SMTPTransport {

        private static final int FIRST_REFUSAL = 400;

        ExplainingTransport(Session session, String protocol) {
            super(session, null, protocol, "smtps".equals(protocol));
        }

        @Override
        public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
            super.sendMessage(message, addresses);
            MailReply.said(getLastServerResponse());
        }

        @Override
        protected synchronized boolean protocolConnect(String host, int port, String user, String password)
                throws MessagingException {
            try {
                return super.protocolConnect(host, port, user, password);
            } catch (AuthenticationFailedException e) {
                throw e; // has the server's reply
            } catch (MessagingException e) {
                String reason = getLastReturnCode() < FIRST_REFUSAL ? e.getMessage() : getLastServerResponse();
                throw new DestinationUnavailableException("SMTP " + SafeText.of(reason), e);
            }
        }
    }
}
