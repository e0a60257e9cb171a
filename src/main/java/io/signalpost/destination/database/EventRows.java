package io.signalpost.destination.database;

import java.util.Objects;
import java.util.stream.Collectors;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;

/** Rows for {@code vehicle-event.sql}. */
final class EventRows {

    private EventRows() {}

    static Object[] row(VehicleEvent event) {
        return new Object[] {
            SqlValue.text(event.id()),
            SqlValue.text(event.type()),
            SqlValue.text(event.vehicle().id()),
            SqlValue.text(event.user().id()),
            SqlValue.text(event.user().externalId()),
            SqlValue.text(event.webhookId()),
            event.sequence(),
            SqlValue.text(triggers(event)),
            SqlValue.text(event.mode()),
            SqlValue.deliveredAt(event),
            event.receivedAt()
        };
    }

    private static String triggers(VehicleEvent event) {
        return event.triggers().stream()
                .map(Trigger::code)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(","));
    }
}
