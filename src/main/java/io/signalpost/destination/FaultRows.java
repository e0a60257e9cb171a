package io.signalpost.destination;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import io.signalpost.event.Recency;
import io.signalpost.event.VehicleEvent;
import io.signalpost.event.VehicleFault;

/** Rows for {@code vehicle-fault.sql} and {@code vehicle-fault-signal.sql}, by parameter name. */
public final class FaultRows {

    private final FaultTable table;

    public FaultRows(DataSource dataSource) {
        this.table = new FaultTable(dataSource, "vehicle_fault_signal", "vehicle_id");
    }

    /**
     * What a batch of events changes, in the order the events came.
     *
     * @param faults  one row per fault of an event that did not come late
     * @param signals one row per signal of these
     */
    public record Changes(List<Map<String, Object>> faults, List<Map<String, Object>> signals) {}

    /** Asks the table for what is known of the vehicles that have faults in the batch: usually none. */
    public Changes changes(List<VehicleEvent> events) {
        Changes changes = new Changes(new ArrayList<>(), new ArrayList<>());
        List<VehicleEvent> faulty = events.stream()
                .filter(event -> event.vehicle().id() != null && !event.faults().isEmpty())
                .toList();
        FaultLedger ledger = table.read(faulty.stream().map(FaultRows::vehicle).collect(Collectors.toSet()));
        for (VehicleEvent event : faulty) {
            for (VehicleFault fault : event.faults()) {
                add(changes, ledger, event, fault);
            }
        }
        return changes;
    }

    private static void add(Changes changes, FaultLedger ledger, VehicleEvent event, VehicleFault fault) {
        FaultLedger.Key key = FaultLedger.Key.of(vehicle(event), fault);
        Recency news = Recency.of(event);
        SortedMap<String, FaultLedger.Entry> changed = ledger.apply(key, fault, news);
        changed.forEach((signal, entry) -> changes.signals().add(signalRow(key, signal, entry)));
        if (!changed.isEmpty()) {
            changes.faults().add(faultRow(key, ledger.open(key), news, event, fault));
        }
    }

    private static Map<String, Object> signalRow(FaultLedger.Key key, String signal, FaultLedger.Entry entry) {
        Map<String, Object> row = row(key);
        row.put("signal", signal);
        row.put("state", entry.state());
        row.put("opened_at", SqlValue.time(entry.openedAt()));
        SqlValue.putRecency(row, entry.news());
        return row;
    }

    private static Map<String, Object> faultRow(
            FaultLedger.Key key,
            SortedMap<String, FaultLedger.Entry> open,
            Recency news,
            VehicleEvent event,
            VehicleFault fault) {
        String at = SqlValue.time(news.time());
        Instant openedAt = open.values().stream()
                .map(FaultLedger.Entry::openedAt)
                .min(Instant::compareTo)
                .orElse(null);
        Set<String> signals = open.containsKey(FaultLedger.WHOLE) ? Set.of() : open.keySet();
        Map<String, Object> row = row(key);
        row.put("state", open.isEmpty() ? SqlValue.text(fault.state()) : stillOpen(open));
        row.put("opened_at", SqlValue.time(openedAt));
        row.put("resolved_at", open.isEmpty() ? at : null);
        row.put("changed_at", at);
        row.put("description", SqlValue.text(fault.description()));
        row.put("user_message", SqlValue.text(fault.userMessage()));
        row.put("resolution_type", SqlValue.text(fault.resolutionType()));
        row.put("resolution_url", SqlValue.text(fault.resolutionUrl()));
        row.put("signals", String.join(",", signals));
        row.put("event_id", SqlValue.text(event.id()));
        return row;
    }

    private static String stillOpen(SortedMap<String, FaultLedger.Entry> open) {
        return open.get(open.firstKey()).state();
    }

    private static Map<String, Object> row(FaultLedger.Key key) {
        Map<String, Object> row = new HashMap<>();
        row.put("vehicle_id", key.subject());
        row.put("type", key.type());
        row.put("code", key.code());
        return row;
    }

    private static String vehicle(VehicleEvent event) {
        return SqlValue.text(event.vehicle().id());
    }
}
