package io.signalpost.eventlog.delivery;

import java.util.OptionalInt;

import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Turns a failed attempt into the row that is kept of it. */
final class DeliveryFailure {

    private static final Logger log = LoggerFactory.getLogger(DeliveryFailure.class);
    private static final int MAX_TEXT = 500;

    private DeliveryFailure() {}

    /**
     * @param attempts attempts made, this one included
     * @param thrown   what the failure was understood from
     * @param millis   how long the attempt took
     * @param warning  of an attempt after which there will be others, with how many warnings were left out before; empty for none
     */
    static Progress.Failure of(
            String destination,
            LogEntry entry,
            int attempts,
            Failure failure,
            Throwable thrown,
            RetryPolicy retryPolicy,
            long now,
            long millis,
            OptionalInt warning) {
        boolean dead = retryPolicy.givesUp(failure.kind(), attempts);
        LoggingEventBuilder line = log.atLevel(dead || warning.isPresent() ? Level.WARN : Level.DEBUG)
                .addKeyValue("destination", destination)
                .addKeyValue("eventId", entry.event().id())
                .addKeyValue("attempts", attempts)
                .addKeyValue("error", code(failure, thrown))
                .addKeyValue("errorClass", errorClass(thrown));
        if (warning.orElse(0) > 0) {
            line = line.addKeyValue("leftOut", warning.getAsInt());
        }
        line.log(dead ? "Event became a dead letter" : "Delivery failed, to be tried again");
        return new Progress.Failure(
                entry.seq(),
                attempts,
                dead ? null : now + retryPolicy.delayAfter(attempts),
                errorClass(thrown),
                text(failure, thrown),
                now,
                millis);
    }

    /** Of an attempt that does not count. */
    static Progress.Refusal refusal(LogEntry entry, Failure failure, Throwable thrown, long now, long millis) {
        return new Progress.Refusal(entry.seq(), errorClass(thrown), text(failure, thrown), now, millis);
    }

    /** As it is kept for operators; null when there is none. */
    static String text(Failure failure, Throwable thrown) {
        return failure.text() == null ? text(thrown) : failure.text();
    }

    /** PostgreSQL holds no NUL, which a message may quote from an event. */
    private static String text(Throwable thrown) {
        return StringUtils.replaceChars(
                StringUtils.truncate(ExceptionUtils.getRootCause(thrown).getMessage(), MAX_TEXT), '\0', '\uFFFD');
    }

    /** Protocol and status, without the message behind them: what concerns one event may quote its values. */
    private static String code(Failure failure, Throwable thrown) {
        return StringUtils.substringBefore(forTheLog(failure, thrown), ": ");
    }

    /** The text of an error that is not understood stays in the table: a driver may have put values of the event into it. */
    static String forTheLog(Failure failure, Throwable thrown) {
        return failure.text() == null ? errorClass(thrown) : failure.text();
    }

    static String errorClass(Throwable thrown) {
        return ExceptionUtils.getRootCause(thrown).getClass().getName();
    }
}
