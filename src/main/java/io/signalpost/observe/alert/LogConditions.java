package io.signalpost.observe.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DeliveryTable;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.outage.LogOutage;
import org.apache.commons.lang3.time.DurationFormatUtils;

/** What is not as it should be with what all nodes share, however short it has been so: what was told before is not over then. */
final class LogConditions {

    private final EventLog eventLog;
    private final Supplier<List<LogOutage>> openOutages;

    LogConditions(EventLog eventLog, Supplier<List<LogOutage>> openOutages) {
        this.eventLog = eventLog;
        this.openOutages = openOutages;
    }

    /** @throws IllegalStateException while the event log cannot be read */
    List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        List<LogOutage> outages = openOutages.get();
        if (!outages.isEmpty()) {
            alerts.add(loss(outages.get(0), outages.size()));
        }
        for (DestinationStatus each : eventLog.destinations().all()) {
            if (each.down() != null) {
                alerts.add(new Alert(
                        AlertKind.DESTINATION_DOWN,
                        each.name(),
                        each.down().since(),
                        each.down().reason()));
            }
            if (each.dead() > 0) {
                alerts.add(deadLetters(each));
            }
        }
        return alerts;
    }

    private static Alert loss(LogOutage latest, int outages) {
        return new Alert(
                AlertKind.DATA_LOST,
                "the event log",
                latest.begin(),
                "no event could be kept for "
                        + DurationFormatUtils.formatDurationWords(
                                latest.length().toMillis(), true, true) + "; about "
                        + Math.max(1, Math.round(latest.expectedLost())) + " were probably lost"
                        + (outages == 1 ? "" : "; it is the latest of " + outages + " such times"));
    }

    private Alert deadLetters(DestinationStatus destination) {
        DeliveryTable.FirstDead first = eventLog.store()
                .read(statements -> DeliveryTable.firstDead(statements, destination.name()))
                .orElse(new DeliveryTable.FirstDead(null, eventLog.clock().millis()));
        return new Alert(
                AlertKind.DEAD_LETTERS,
                destination.name(),
                Instant.ofEpochMilli(first.failedAt()),
                (destination.dead() == 1 ? "1 dead letter" : destination.dead() + " dead letters")
                        + (first.errorClass() == null ? "" : ", the first by " + first.errorClass()));
    }
}
