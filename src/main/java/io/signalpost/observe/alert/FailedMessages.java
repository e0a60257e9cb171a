package io.signalpost.observe.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages that could not be sent: each waits for its next attempt, longer each time. */
final class FailedMessages {

    private static final Logger log = LoggerFactory.getLogger(FailedMessages.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final FailureTable AS_DOCUMENTED = FailureTable.parse("");

    private final InstantSource clock;
    private final Map<Unsent, Pause> pauses = new HashMap<>();

    FailedMessages(InstantSource clock) {
        this.clock = clock;
    }

    private record Unsent(Means means, Alert.Key key) {

        static Unsent of(AlertMessage message) {
            return new Unsent(message.means(), message.alert().key());
        }
    }

    private record Pause(Instant until, Duration length) {}

    boolean isToWait(AlertMessage message) {
        Pause pause = pauses.get(Unsent.of(message));
        return pause != null && pause.until().isAfter(clock.instant());
    }

    void forget(AlertMessage message) {
        pauses.remove(Unsent.of(message));
    }

    /** What the other side says is told as for a destination, without addresses. */
    void add(AlertMessage message, Throwable why) {
        Pause last = pauses.get(Unsent.of(message));
        Duration length = last == null ? FIRST_PAUSE : shorter(last.length().multipliedBy(2), LONGEST_PAUSE);
        pauses.put(Unsent.of(message), new Pause(clock.instant().plus(length), length));
        String reason = Failures.of(why, AS_DOCUMENTED).text();
        log.atWarn()
                .addKeyValue("by", message.means().word())
                .addKeyValue("alert", message.alert().kind().word())
                .addKeyValue("subject", message.alert().subject())
                .addKeyValue("reason", reason == null ? why.getClass().getName() : reason)
                .addKeyValue("againIn", length)
                .log("An alert could not be sent");
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
