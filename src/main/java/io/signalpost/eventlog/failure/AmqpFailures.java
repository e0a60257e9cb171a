package io.signalpost.eventlog.failure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.ResourceAllocationException;

import org.apache.qpid.jms.JmsOperationTimedOutException;
import org.apache.qpid.jms.exceptions.JmsConnectionFailedException;

/**
 * Error conditions of an AMQP 1.0 broker, by the last of their words, and what it made of a message. The client (Qpid JMS)
 * has them in its messages only.
 */
final class AmqpFailures implements FailureReader {

    private static final Pattern CONDITION = Pattern.compile("\\[condition = ([\\w:.-]+)]");
    private static final Pattern OUTCOME = Pattern.compile("(?i)\\b(rejected|released|modified)\\b");

    /** That there is no connection, or none any more, or no answer. */
    private static final List<Class<? extends JMSException>> AWAY = List.of(
            JmsConnectionFailedException.class, JmsOperationTimedOutException.class, IllegalStateException.class);

    @Override
    public Optional<Failure> read(Throwable error) {
        return error instanceof JMSException jms
                ? code(jms).map(code -> failure(code, jms)).or(() -> away(jms))
                : Optional.empty();
    }

    private static Failure failure(String code, JMSException error) {
        String said = CONDITION.matcher(String.valueOf(error.getMessage())).replaceAll("");
        return Failure.of(Protocol.AMQP, code, "AMQP " + code, said);
    }

    private static Optional<String> code(JMSException error) {
        String message = String.valueOf(error.getMessage());
        Matcher condition = CONDITION.matcher(message);
        if (condition.find()) {
            return Optional.of(condition.group(1).replaceFirst("^.*:", ""));
        }
        if (error instanceof JMSSecurityException) {
            return Optional.of("unauthorized-access");
        }
        if (error instanceof InvalidDestinationException) {
            return Optional.of("not-found");
        }
        if (error instanceof ResourceAllocationException) {
            return Optional.of("resource-limit-exceeded");
        }
        Matcher outcome = OUTCOME.matcher(message);
        return outcome.find() ? Optional.of(outcome.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<Failure> away(JMSException error) {
        return AWAY.stream().anyMatch(type -> type.isInstance(error))
                ? Optional.of(new Failure(
                        FailureKind.UNAVAILABLE,
                        null,
                        "AMQP client: " + SafeText.of(error.getMessage()),
                        Duration.ZERO))
                : Optional.empty();
    }
}
