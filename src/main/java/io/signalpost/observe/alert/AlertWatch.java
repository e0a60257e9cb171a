package io.signalpost.observe.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.signalpost.observe.alert.AlertMessage.Occasion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which messages are due: one when something begins, one now and then while it lasts, one when it is over. Each means by
 * itself, as one may work while the other does not. For one thread.
 */
public final class AlertWatch {

    private static final Logger log = LoggerFactory.getLogger(AlertWatch.class);

    private final Watched watched;
    private final AlertsProperties properties;
    private final InstantSource clock;
    private final String node;
    private final Map<Alert.Key, Instant> goneSince = new HashMap<>();
    private final FailedMessages failed;

    /** @param node that tells */
    AlertWatch(Watched watched, AlertsProperties properties, InstantSource clock, String node) {
        this.watched = watched;
        this.properties = properties;
        this.clock = clock;
        this.node = node;
        this.failed = new FailedMessages(clock);
    }

    /** What is to be sent now. */
    public List<AlertMessage> due() {
        try {
            return watched.isOurs().getAsBoolean()
                    ? due(watched.memory().all(), watched.alerts().get())
                    : List.of();
        } catch (IllegalStateException notKnown) { // a log that is away is told of as not ready; the rest waits
            log.atDebug().setCause(notKnown).log("Alerts have to wait");
            return List.of();
        }
    }

    private List<AlertMessage> due(List<Told> told, List<Alert> alerts) {
        alerts.forEach(alert -> goneSince.remove(alert.key()));
        List<AlertMessage> due = new ArrayList<>();
        for (Means means : properties.means()) {
            Map<Alert.Key, Told> before = told.stream()
                    .filter(each -> each.means() == means)
                    .collect(Collectors.toMap(Told::key, Function.identity()));
            alerts.forEach(alert -> lasting(means, alert, before.remove(alert.key()), due));
            before.values().forEach(gone -> gone(means, gone, due));
        }
        due.removeIf(failed::isToWait);
        return due;
    }

    private void lasting(Means means, Alert alert, Told before, List<AlertMessage> due) {
        if (before == null) {
            if (hasPassed(alert.since().plus(properties.begunAfter(alert.kind())))) {
                due.add(message(means, Occasion.BEGUN, alert));
            }
        } else if (hasPassed(before.toldAt().plus(properties.remindAfter()))) {
            due.add(message(means, Occasion.REMINDER, alert.since(before.since())));
        }
    }

    private void gone(Means means, Told gone, List<AlertMessage> due) {
        Instant since = goneSince.computeIfAbsent(gone.key(), first -> clock.instant());
        if (hasPassed(since.plus(properties.overAfter()))) {
            due.add(message(
                    means,
                    Occasion.OVER,
                    new Alert(gone.kind(), gone.subject(), gone.since(), "it has come to an end")));
        }
    }

    private boolean hasPassed(Instant time) {
        return !clock.instant().isBefore(time);
    }

    private AlertMessage message(Means means, Occasion occasion, Alert alert) {
        return new AlertMessage(means, occasion, alert, node, clock.instant(), properties.runbook());
    }

    /** The message is out. Noted afterwards: a crash in between repeats a message, and loses none. */
    public void told(AlertMessage message) {
        Alert alert = message.alert();
        ToldMemory memory = watched.memory();
        if (message.occasion() == Occasion.OVER) {
            memory.forget(message.means(), alert.key());
        } else {
            memory.remember(new Told(message.means(), alert.kind(), alert.subject(), alert.since(), clock.instant()));
        }
        failed.forget(message);
    }

    /** The message could not be sent, and is due again after a while. */
    public void failed(AlertMessage message, Throwable why) {
        failed.add(message, why);
    }
}
