package io.signalpost.destination.fault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.Recency;
import io.signalpost.event.VehicleEvent;
import io.signalpost.event.VehicleFault;

/** Rows for {@code vehicle-fault.sql} and {@code vehicle-fault-signal.sql}. */
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
    public record Changes(List<Object[]> faults, List<Object[]> signals) {}

    /** Asks the table for what is known of the vehicles of these events. @param faulty that name their vehicle and faults */
    public Changes changes(List<VehicleEvent> faulty) {
        Changes changes = new Changes(new ArrayList<>(), new ArrayList<>());
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

    private static Object[] signalRow(FaultLedger.Key key, String signal, FaultLedger.Entry entry) {
        Recency news = entry.news();
        return new Object[] {
            key.subject(),
            key.type(),
            key.code(),
            signal,
            entry.state(),
            entry.openedAt(),
            SqlValue.text(news.webhookId()),
            news.sequence(),
            news.time(),
            news.logNumber()
        };
    }

    private static Object[] faultRow(
            FaultLedger.Key key,
            SortedMap<String, FaultLedger.Entry> open,
            Recency news,
            VehicleEvent event,
            VehicleFault fault) {
        Instant at = news.time();
        Instant openedAt = open.values().stream()
                .map(FaultLedger.Entry::openedAt)
                .min(Instant::compareTo)
                .orElse(null);
        Set<String> signals = open.containsKey(FaultLedger.WHOLE) ? Set.of() : open.keySet();
        return new Object[] {
            key.subject(),
            key.type(),
            key.code(),
            open.isEmpty() ? SqlValue.text(fault.state()) : stillOpen(open),
            openedAt,
            open.isEmpty() ? at : null,
            at,
            SqlValue.text(fault.description()),
            SqlValue.text(fault.userMessage()),
            SqlValue.text(fault.resolutionType()),
            SqlValue.text(fault.resolutionUrl()),
            String.join(",", signals),
            SqlValue.text(event.id())
        };
    }

    private static String stillOpen(SortedMap<String, FaultLedger.Entry> open) {
        return open.get(open.firstKey()).state();
    }

    private static String vehicle(VehicleEvent event) {
        return SqlValue.text(event.vehicle().id());
    }
}
