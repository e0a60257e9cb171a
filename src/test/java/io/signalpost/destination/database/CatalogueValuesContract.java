package io.signalpost.destination.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

/** Every signal of the catalogue, in the body that the catalogue gives as an example, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CatalogueValuesContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningRoute route;
    private JdbcTemplate sql;
    private JsonNode catalogue;

    /** {@code key=value} for an empty database. */
    abstract String[] emptyDatabase() throws Exception;

    @BeforeAll
    void deliverTheWholeCatalogue(@TempDir Path dataDir) throws Exception {
        route = RunningRoute.start(dataDir, "routes/database.camel.yaml", emptyDatabase());
        sql = new JdbcTemplate(route.context().getBean("destination-database", DataSource.class));
        catalogue = JSON.readTree(getClass().getResource("/io/signalpost/catalog/signals.json"));
        ObjectNode event = Events.stateBody("catalogue", NOON);
        for (JsonNode signal : catalogue) {
            ObjectNode read = Events.signal(signal.get("code").asText(), NOON, 0);
            read.set("body", signal.get("example_body"));
            event.withObject("/data").withArray("signals").add(read);
        }
        assertThat(route.deliver("database", List.of(Events.event(event)))).isNull();
    }

    @AfterAll
    void stop() {
        route.close();
    }

    @Test
    void everySignalHasItsValueInATypedColumnOrItsElementsInAView() {
        assertThat(catalogue).hasSize(93);
        for (JsonNode signal : catalogue) {
            String code = signal.get("code").asText();
            JsonNode body = signal.get("example_body");
            if (body.path("values").isArray()) {
                assertThat(count("vehicle_signal_element WHERE code = '" + code + "'"))
                        .as(code)
                        .isEqualTo(body.get("values").size());
            } else if (code.equals("location-preciselocation")) {
                assertThat(count("vehicle_location WHERE latitude = 50.8467 AND longitude = 4.3525"))
                        .isEqualTo(1);
            } else if (code.equals("closure-sunroof")) { // {"isOpen": null}: the vehicle does not know
                assertThat(count("signal_reading WHERE status = 'SUCCESS' AND code = '" + code + "'"))
                        .isEqualTo(1);
                assertThat(count("vehicle_signal WHERE code = '" + code + "'")).isZero();
            } else {
                for (String table : List.of("signal_reading", "vehicle_signal")) {
                    assertThat(count(table + " WHERE code = '" + code + "' AND (value_number IS NOT NULL"
                                    + " OR value_text IS NOT NULL OR value_boolean IS NOT NULL)"))
                            .as(code + " in " + table)
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void theValueIsTheOneThatTheSignalIsAbout() {
        assertThat(latest("diagnostics-abs")).containsEntry("value_text", "OK");
        assertThat(latest("transmission-drivemode")).containsEntry("value_text", "ECO");
        assertThat(number("charge-chargelimits")).isEqualTo(85);
        assertThat(number("tractionbattery-nominalcapacity")).isEqualTo(64);
        assertThat(sql.queryForObject(
                        "SELECT value_boolean FROM vehicle_signal WHERE code = 'closure-reartrunk'", Boolean.class))
                .isTrue();
    }

    @Test
    void doorsWindowsLidsAndTiresHaveARowEach() {
        assertThat(rows("SELECT code, row_index, column_index, is_open, is_locked FROM vehicle_closure"
                        + " ORDER BY code, row_index, column_index"))
                .containsExactly(
                        "closure-doors 0 0 false true",
                        "closure-doors 0 1 true false",
                        "closure-enginecover null null false null",
                        "closure-fronttrunk null null false null",
                        "closure-reartrunk null null true false",
                        "closure-tailgate null null false true",
                        "closure-windows 0 0 false null",
                        "closure-windows 1 0 true null");
        assertThat(rows("SELECT row_index, column_index, tire_pressure, unit FROM vehicle_tire"
                        + " ORDER BY row_index, column_index"))
                .containsExactly("0 0 2.5 bar", "0 1 2.5 bar", "1 0 2.4 bar", "1 1 2.4 bar");
    }

    @Test
    void limitsTimersRecordsAndTroubleCodesHaveARowEach() throws Exception {
        assertThat(rows("SELECT position, type, charge_limit, unit FROM vehicle_charge_limit"))
                .containsExactly("0 GLOBAL 85 percent");
        assertThat(rows("SELECT type, is_oem_optimization_enabled FROM vehicle_charge_timer"))
                .containsExactly("GLOBAL false");
        assertThat(JSON.readTree(sql.queryForObject("SELECT schedules FROM vehicle_charge_timer", String.class))
                        .at("/0/start")
                        .asText())
                .isEqualTo("23:00");
        assertThat(rows("SELECT record_id, start_time, energy_added, start_state_of_charge, end_state_of_charge,"
                        + " charging_type, is_public_charger FROM vehicle_charge_record"))
                .containsExactly("rec-0007 2026-03-02T19:10:00Z 24.6 41 80 AC false");
        assertThat(rows("SELECT record_id, serviced_at, odometer FROM vehicle_service_record"))
                .containsExactly("svc-31 2025-11-20T09:00:00Z 38012");
        assertThat(rows("SELECT trouble_code, reported_at FROM vehicle_trouble_code"))
                .containsExactly("P0420 2026-02-11T08:15:00Z");
        assertThat(rows("SELECT value_text FROM vehicle_signal_element WHERE code = 'vehicleidentification-packages'"
                        + " ORDER BY position"))
                .containsExactly("Winter", "Tow");
    }

    @Test
    void elementsOfOtherKindsStopNoView() throws Exception {
        ObjectNode event = Events.stateBody("odd", NOON + 1);
        for (String code : List.of("closure-doors", "wheel-tires", "charge-chargelimits", "charge-chargerecords")) {
            ObjectNode read = Events.signal(code, NOON + 1, 0);
            read.set(
                    "body",
                    JSON.readTree("{\"values\":[null,1,\"x\",[],{\"row\":\"front\",\"isOpen\":\"ajar\","
                            + "\"tirePressure\":{},\"limit\":[],\"energyAdded\":\"1\"}]}"));
            event.withObject("/data").withArray("signals").add(read);
        }
        event.withObject("/data/vehicle").put("id", "odd");
        assertThat(route.deliver("database", List.of(Events.event(event)))).isNull();

        for (String view :
                List.of("vehicle_closure", "vehicle_tire", "vehicle_charge_limit", "vehicle_charge_record")) {
            assertThat(sql.queryForList("SELECT * FROM " + view + " WHERE vehicle_id = 'odd'"))
                    .as(view)
                    .hasSize(5);
        }
        sql.update("DELETE FROM vehicle_signal WHERE vehicle_id = 'odd'");
    }

    private Map<String, Object> latest(String code) {
        return sql.queryForMap("SELECT * FROM vehicle_signal WHERE code = ?", code);
    }

    private double number(String code) {
        return sql.queryForObject("SELECT value_number FROM vehicle_signal WHERE code = ?", Double.class, code);
    }

    private long count(String fromWhere) {
        return sql.queryForObject("SELECT COUNT(*) FROM " + fromWhere, Long.class);
    }

    /** SQLite's 0 and 1 in a column of truth values read as PostgreSQL's. */
    private List<String> rows(String query) {
        return sql.query(query, (row, number) -> {
            StringBuilder text = new StringBuilder();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                Object value = row.getObject(column);
                if (value != null && row.getMetaData().getColumnLabel(column).startsWith("is_")) {
                    value = row.getBoolean(column);
                }
                text.append(column == 1 ? "" : " ").append(value);
            }
            return text.toString();
        });
    }
}
