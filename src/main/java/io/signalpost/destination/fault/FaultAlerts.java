package io.signalpost.destination.fault;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javax.sql.DataSource;

import io.signalpost.destination.sql.SqlValue;
import io.signalpost.event.Recency;
import io.signalpost.event.VehicleEvent;
import io.signalpost.event.VehicleFault;
import io.signalpost.event.WireTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows of which faults somebody is to be told: those that need a person, once until they are resolved or have lasted for
 * long. One thread at a time.
 */
public final class FaultAlerts {

    private static final String SAVE = """
            INSERT INTO %1$s (
                subject, type, code, signal, state, opened_at, webhook_id, sequence, as_of, log_number)
            VALUES (
                :subject, :type, :code, :signal, :state, :opened_at, :webhook_id, :sequence, :as_of, :log_number)
            ON CONFLICT (subject, type, code, signal) DO UPDATE SET
                alerted_at = CASE WHEN excluded.opened_at IS NOT NULL AND %1$s.opened_at IS NOT NULL
                    THEN %1$s.alerted_at END,
                state = excluded.state,
                opened_at = excluded.opened_at,
                webhook_id = excluded.webhook_id,
                sequence = excluded.sequence,
                as_of = excluded.as_of,
                log_number = excluded.log_number
            """;

    private static final String KEY = " WHERE subject = :subject AND type = :type AND code = :code";

    private final String table;
    private final FaultTable faults;
    private final JdbcClient sql;
    private final Duration repeatAfter;
    private final Clock clock;
    private final Runnable begun;

    /**
     * @param table where what was told is kept, as {@code fault_alert} of email
     * @param begun called at the beginning of each event
     */
    public FaultAlerts(DataSource dataSource, String table, Duration repeatAfter, Clock clock, Runnable begun) {
        this.table = table;
        this.faults = new FaultTable(dataSource, table, "subject");
        this.sql = JdbcClient.create(dataSource);
        this.repeatAfter = repeatAfter;
        this.clock = clock;
        this.begun = begun;
    }

    /**
     * Takes note of what an event says; returns the faults that somebody is to be told of, each once and with all the
     * signals that it holds for. What came late, after the fault was resolved, is none of them.
     */
    public List<VehicleFault> due(VehicleEvent event) {
        begun.run();
        FaultLedger ledger = faults.read(Set.of(subject(event)));
        Map<FaultLedger.Key, VehicleFault> news = new LinkedHashMap<>();
        for (VehicleFault fault : event.faults()) {
            FaultLedger.Key key = FaultLedger.Key.of(subject(event), fault);
            SortedMap<String, FaultLedger.Entry> changed = ledger.apply(key, fault, Recency.of(event));
            changed.forEach((signal, entry) -> save(key, signal, entry));
            if (!changed.isEmpty() && fault.needsPerson()) {
                news.putIfAbsent(key, fault);
            }
        }
        List<VehicleFault> due = new ArrayList<>();
        news.forEach((key, fault) -> {
            SortedMap<String, FaultLedger.Entry> open = ledger.open(key);
            if (isDue(key, open.keySet(), fault)) {
                due.add(fault.withSignals(
                        open.containsKey(FaultLedger.WHOLE) ? List.of() : List.copyOf(open.keySet())));
            }
        });
        return due;
    }

    /** Remembers that somebody was told. */
    public void sent(VehicleEvent event, VehicleFault fault) {
        FaultLedger.Key key = FaultLedger.Key.of(subject(event), fault);
        sql.sql("UPDATE " + table + " SET alerted_at = :now" + KEY + " AND opened_at IS NOT NULL")
                .params(parameters(key))
                .param("now", clock.millis())
                .update();
    }

    private boolean isDue(FaultLedger.Key key, Set<String> open, VehicleFault fault) {
        Map<String, Long> alerted = new LinkedHashMap<>();
        sql.sql("SELECT signal, alerted_at FROM " + table + KEY + " AND alerted_at IS NOT NULL")
                .params(parameters(key))
                .query(row -> {
                    alerted.put(row.getString("signal"), row.getLong("alerted_at"));
                });
        Long ofAll = alerted.get(FaultLedger.WHOLE);
        return open.stream()
                .map(signal -> alerted.getOrDefault(signal, ofAll))
                .anyMatch(told -> told == null || (fault.isWorthRepeating() && isLongAgo(told)));
    }

    /** So it is too when it lies in the future, since our clock was ahead then. */
    private boolean isLongAgo(long told) {
        long age = clock.millis() - told;
        return age > repeatAfter.toMillis() || age < -WireTime.TOLERANCE.toMillis();
    }

    private void save(FaultLedger.Key key, String signal, FaultLedger.Entry entry) {
        Recency news = entry.news();
        Map<String, Object> row = parameters(key);
        row.put("signal", signal);
        row.put("state", entry.state());
        row.put("opened_at", SqlValue.time(entry.openedAt()));
        row.put("webhook_id", SqlValue.text(news.webhookId()));
        row.put("sequence", news.sequence());
        row.put("as_of", SqlValue.time(news.time()));
        row.put("log_number", news.logNumber());
        sql.sql(SAVE.formatted(table)).params(row).update();
    }

    private static Map<String, Object> parameters(FaultLedger.Key key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("subject", key.subject());
        row.put("type", key.type());
        row.put("code", key.code());
        return row;
    }

    /** Without a vehicle the faults of one owner belong together, and without both only those of one event. */
    private static String subject(VehicleEvent event) {
        if (event.vehicle().id() != null) {
            return "vehicle:" + SqlValue.text(event.vehicle().id());
        }
        return event.user().id() == null
                ? "event:" + SqlValue.text(event.id())
                : "user:" + SqlValue.text(event.user().id());
    }
}
