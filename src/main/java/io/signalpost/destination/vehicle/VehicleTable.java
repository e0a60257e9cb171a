package io.signalpost.destination.vehicle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import io.signalpost.destination.sql.SqlValue;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads the vehicles from the tables of the {@code database} destination, on either database. */
public final class VehicleTable {

    /** Table {@code vehicle_activity}, with when each vehicle falls silent and how many faults it has. */
    private static final String VEHICLES = """
             FROM (SELECT activity.*,
                CASE WHEN mode = 'LIVE' AND events >= :silentEvents THEN last_event_ms
                    + CASE WHEN cadence_seconds * :silentFactor > :silentAtLeast
                        THEN cadence_seconds * :silentFactor ELSE :silentAtLeast END * 1000 END AS silent_ms,
                (SELECT COUNT(*) FROM vehicle_fault
                    WHERE vehicle_fault.vehicle_id = activity.vehicle_id AND state <> 'RESOLVED') AS faults
                FROM vehicle_activity AS activity) AS v
            """;

    private static final String SIGNALS = """
            SELECT code, MAX(as_of) AS as_of, MAX(oem_updated_at) AS oem_updated_at, MAX(retrieved_at) AS retrieved_at,
                MAX(failed) AS failed, MAX(error_type) AS error_type, MAX(error_code) AS error_code
            FROM (SELECT code, as_of, oem_updated_at, retrieved_at,
                    NULL AS failed, NULL AS error_type, NULL AS error_code
                    FROM vehicle_signal WHERE vehicle_id = :id
                UNION ALL SELECT code, NULL, NULL, NULL, status, error_type, error_code FROM signal_reading
                    WHERE status = 'ERROR'
                    AND event_id = (SELECT signals_event_id FROM vehicle_activity WHERE vehicle_id = :id)) AS s
            GROUP BY code ORDER BY code
            """;

    private static final String FAULTS = """
            SELECT type, code, opened_at, resolution_type FROM vehicle_fault
            WHERE vehicle_id = :id AND state <> 'RESOLVED' ORDER BY type, code
            """;

    /** Of the latest events alone, as a vehicle may have had a million. By the CROSS JOIN SQLite begins with them. */
    private static final String LATEST_READINGS = """
             FROM (SELECT number FROM vehicle_event WHERE vehicle_id = :id ORDER BY received_at DESC LIMIT :events) AS e
                CROSS JOIN signalpost_reading AS r
            WHERE r.event = e.number AND r.status = 'SUCCESS' AND r.oem_updated_at IS NOT NULL
            """;

    static final String READINGS = "SELECT r.oem_updated_at, r.value_number, r.value_text, r.value_boolean,"
            + " NULL AS value_list, r.unit, r.body" + LATEST_READINGS
            + "AND r.code = :code ORDER BY r.oem_updated_at DESC LIMIT :limit";

    static final String CADENCES = "SELECT r.code, COUNT(DISTINCT r.oem_updated_at) AS times,"
            + " MIN(r.oem_updated_at) AS first_at, MAX(r.oem_updated_at) AS last_at" + LATEST_READINGS
            + "GROUP BY r.code HAVING COUNT(DISTINCT r.oem_updated_at) > 2";

    static final int EVENTS_OF_READINGS = 5_000;
    static final int EVENTS_OF_CADENCES = 300;

    private final JdbcClient sql;
    private final SilenceRule silence;

    public VehicleTable(DataSource dataSource, SilenceRule silence) {
        this.sql = JdbcClient.create(dataSource);
        this.silence = silence;
    }

    /** Which vehicles {@link #list} gives. */
    public enum State {
        KNOWN(""),
        SILENT(" AND silent_ms <= :now"),
        FAULTY(" AND faults > 0");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }
    }

    public VehicleCounts count(Instant now) {
        return query("SELECT COUNT(*) AS known, COUNT(CASE WHEN silent_ms <= :now THEN 1 END) AS silent,"
                        + " COUNT(CASE WHEN faults > 0 THEN 1 END) AS faulty" + VEHICLES)
                .param("now", now.toEpochMilli())
                .query((row, number) ->
                        new VehicleCounts(row.getLong("known"), row.getLong("silent"), row.getLong("faulty")))
                .single();
    }

    /** @param after the id before the first to give, in the order of ids; empty for the first of all */
    public List<VehicleStatus> list(State state, String after, int limit, Instant now) {
        return query("SELECT *" + VEHICLES + "WHERE vehicle_id > :after" + state.condition
                        + " ORDER BY vehicle_id LIMIT :limit")
                .param("now", now.toEpochMilli())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> status(row, now))
                .list();
    }

    public Optional<VehicleStatus> find(String id, Instant now) {
        return query("SELECT *" + VEHICLES + "WHERE vehicle_id = :id")
                .param("id", id)
                .query((row, number) -> status(row, now))
                .optional();
    }

    /** Every signal the vehicle ever had a value of, and those that failed in its last event. */
    public List<SignalFreshness> signals(String id, Instant now) {
        return sql.sql(SIGNALS)
                .param("id", id)
                .query((row, number) -> signal(row, now))
                .list();
    }

    /** The last good value of each signal that ever had one, by its code. */
    public Map<String, SignalValue> values(String id) {
        return sql
                .sql("SELECT code, value_number, value_text, value_boolean, value_list, unit, body FROM vehicle_signal"
                        + " WHERE vehicle_id = :id")
                .param("id", id)
                .query((row, number) ->
                        new SignalValue(row.getString("code"), SqlValue.value(row), row.getString("unit")))
                .list()
                .stream()
                .collect(Collectors.toMap(SignalValue::code, value -> value));
    }

    /** The latest values of a signal that have the maker's time, each once, the oldest first; of the last 5,000 events. */
    public List<PastReading> readings(String id, String code, int limit) {
        Map<Instant, PastReading> readings = new TreeMap<>();
        sql.sql(READINGS)
                .param("id", id)
                .param("events", EVENTS_OF_READINGS)
                .param("code", code)
                .param("limit", limit)
                .query((row, number) -> new PastReading(
                        SqlValue.instant(row, "oem_updated_at"), SqlValue.value(row), row.getString("unit")))
                .list()
                .forEach(reading -> readings.putIfAbsent(reading.at(), reading));
        return List.copyOf(readings.values());
    }

    /** Mean time between the readings of each signal in the last 300 events, by its code; without those that are too few to tell. */
    public Map<String, Duration> cadences(String id) {
        Map<String, Duration> cadences = new HashMap<>();
        sql.sql(CADENCES).param("id", id).param("events", EVENTS_OF_CADENCES).query((RowCallbackHandler)
                row -> cadences.put(row.getString("code"), cadence(row)));
        return cadences;
    }

    private static Duration cadence(ResultSet row) throws SQLException {
        return Duration.between(SqlValue.instant(row, "first_at"), SqlValue.instant(row, "last_at"))
                .dividedBy(row.getLong("times") - 1);
    }

    /** Id of the last event of a vehicle; empty when it came before the table had them. */
    public Optional<String> lastEvent(String id) {
        return sql.sql("SELECT event_id FROM vehicle_event WHERE vehicle_id = :id ORDER BY received_at DESC LIMIT 1")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    public List<OpenFault> openFaults(String id) {
        return sql.sql(FAULTS)
                .param("id", id)
                .query((row, number) -> new OpenFault(
                        row.getString("type"),
                        row.getString("code"),
                        SqlValue.instant(row, "opened_at"),
                        row.getString("resolution_type")))
                .list();
    }

    private StatementSpec query(String text) {
        return sql.sql(text)
                .param("silentEvents", SilenceRule.EVENTS)
                .param("silentFactor", silence.factor())
                .param("silentAtLeast", silence.atLeast().toMillis() / 1000.0);
    }

    private static VehicleStatus status(ResultSet row, Instant now) throws SQLException {
        long silent = row.getLong("silent_ms");
        boolean isSilent = !row.wasNull() && silent <= now.toEpochMilli();
        long events = row.getLong("events");
        int year = row.getInt("year");
        return new VehicleStatus(
                row.getString("vehicle_id"),
                row.getString("make"),
                row.getString("model"),
                year == 0 ? null : year,
                row.getString("mode"),
                Instant.ofEpochMilli(row.getLong("last_event_ms")),
                events,
                events < 2 ? null : Duration.ofSeconds(Math.round(row.getDouble("cadence_seconds"))),
                isSilent,
                isSilent ? Instant.ofEpochMilli(silent) : null,
                row.getLong("faults"));
    }

    private static SignalFreshness signal(ResultSet row, Instant now) throws SQLException {
        Instant asOf = SqlValue.instant(row, "as_of");
        return new SignalFreshness(
                row.getString("code"),
                SqlValue.instant(row, "oem_updated_at"),
                SqlValue.instant(row, "retrieved_at"),
                asOf == null ? null : asOf.isAfter(now) ? Duration.ZERO : Duration.between(asOf, now),
                row.getString("failed") == null
                        ? null
                        : error(row.getString("error_type"), row.getString("error_code")));
    }

    private static String error(String type, String code) {
        return code == null ? String.valueOf(type) : type + "/" + code;
    }
}
