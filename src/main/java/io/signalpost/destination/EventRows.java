package io.signalpost.destination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.signalpost.event.FutureTimes;
import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;

/** Rows for {@code vehicle-event.sql}, by parameter name. */
public final class EventRows {

    private final FutureTimes futureTimes;

    EventRows(FutureTimes futureTimes) {
        this.futureTimes = futureTimes;
    }

    /** One row per event; counts on the way what it says of time and what is not believed. */
    public List<Map<String, Object>> of(Iterable<VehicleEvent> events) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (VehicleEvent event : events) {
            futureTimes.count(event);
            rows.add(row(event));
        }
        return rows;
    }

    private static Map<String, Object> row(VehicleEvent event) {
        Map<String, Object> row = new HashMap<>();
        row.put("event_id", SqlValue.text(event.id()));
        row.put("event_type", SqlValue.text(event.type()));
        row.put("vehicle_id", SqlValue.text(event.vehicle().id()));
        row.put("user_id", SqlValue.text(event.user().id()));
        row.put("user_external_id", SqlValue.text(event.user().externalId()));
        row.put("webhook_id", SqlValue.text(event.webhookId()));
        row.put("sequence", event.sequence());
        row.put("triggers", SqlValue.text(triggers(event)));
        row.put("mode", SqlValue.text(event.mode()));
        row.put("delivered_at", SqlValue.deliveredAt(event));
        row.put("received_at", SqlValue.time(event.receivedAt()));
        return row;
    }

    private static String triggers(VehicleEvent event) {
        return event.triggers().stream()
                .map(Trigger::code)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(","));
    }
}
