package io.signalpost.eventlog.failure;

import java.time.Duration;
import java.util.Optional;
import jakarta.mail.AuthenticationFailedException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a mail server replies to a sender, a recipient or a text, and to a login. */
final class SmtpFailures implements FailureReader {

    private static final String LOGIN_REFUSED = "535";

    @Override
    public Optional<Failure> read(Throwable error) {
        if (error instanceof SMTPAddressFailedException recipient) {
            return reply(recipient.getReturnCode(), error);
        }
        if (error instanceof SMTPSenderFailedException sender) {
            return reply(sender.getReturnCode(), error);
        }
        if (error instanceof SMTPSendFailedException text) {
            return reply(text.getReturnCode(), error);
        }
        return error instanceof AuthenticationFailedException ? Optional.of(login(error)) : Optional.empty();
    }

    /** Concerns every mail whatever the reply, with which the message begins. */
    private static Failure login(Throwable error) {
        return new Failure(
                FailureKind.UNAVAILABLE, LOGIN_REFUSED, "SMTP " + SafeText.of(error.getMessage()), Duration.ZERO);
    }

    private static Optional<Failure> reply(int code, Throwable error) {
        if (code < 0) {
            return Optional.of(Failure.of(FailureKind.UNAVAILABLE)); // the connection went before there was a reply
        }
        String reply = Integer.toString(code);
        String text = error.getMessage();
        return Optional.of(Failure.of(
                Protocol.SMTP,
                reply,
                "SMTP " + reply,
                text != null && text.startsWith(reply) ? text.substring(reply.length()) : text));
    }
}
