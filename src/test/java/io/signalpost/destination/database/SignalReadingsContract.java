package io.signalpost.destination.database;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.destination.Events;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.MINUTE;
import static io.signalpost.destination.Events.NOON;
import static io.signalpost.destination.Events.VEHICLE;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;

/** What the {@code database} destination writes of an event and its signals, on whichever database. */
abstract class SignalReadingsContract extends SharedDatabaseRoute {

    @Test
    void writesEverySignalOfAnEventWithValueUnitTimesAndBody() throws Exception {
        VehicleEvent event = Events.example("vehicle-state-signal-error.json");

        deliver(event);

        assertThat(count("signal_reading")).isEqualTo(5);
        assertThat(sql.queryForMap("SELECT * FROM signal_reading WHERE event_id = ? AND code = ?", event.id(), CHARGE))
                .containsEntry("vehicle_id", VEHICLE)
                .containsEntry("name", "StateOfCharge")
                .containsEntry("signal_group", "TractionBattery")
                .containsEntry("status", "SUCCESS")
                .containsEntry("unit", "percent")
                .containsEntry("mode", "LIVE")
                .containsEntry("error_type", null);
        assertThat(number("SELECT value_number FROM signal_reading WHERE code = '" + CHARGE + "'"))
                .isEqualTo(56);
        assertThat(new ObjectMapper().readTree(text("SELECT body FROM signal_reading WHERE code = '" + CHARGE + "'")))
                .isEqualTo(event.signal(CHARGE).body());
        assertThat(time("SELECT oem_updated_at FROM signal_reading WHERE code = '" + CHARGE + "'"))
                .isEqualTo("2026-03-16T08:39:18.000Z");
    }

    @Test
    void writesAFailedSignalAsAReadingWithItsErrorAndNoValue() throws Exception {
        deliver(Events.example("vehicle-state-signal-error.json"));

        assertThat(sql.queryForMap("SELECT * FROM signal_reading WHERE code = 'diagnostics-abs'"))
                .containsEntry("status", "ERROR")
                .containsEntry("error_type", "PERMISSION")
                .containsEntry("error_code", null)
                .containsEntry("body", null);
    }

    @Test
    void keepsBooleansAndTextsInColumnsOfTheirOwn() throws Exception {
        deliver(state(
                "e1",
                NOON,
                signal("charge-ischarging", NOON, true),
                signal("charge-detailedchargingstatus", NOON, "CHARGING")));

        assertThat(sql.queryForObject(
                        "SELECT value_boolean FROM vehicle_signal WHERE code = 'charge-ischarging'", Boolean.class))
                .isTrue();
        assertThat(text("SELECT value_text FROM vehicle_signal WHERE code = 'charge-detailedchargingstatus'"))
                .isEqualTo("CHARGING");
    }

    @Test
    void keepsWhoseCarItIsWhatFiredAndWhereTheEventStands() throws Exception {
        ObjectNode body = Events.stateBody("e1", NOON, signal(CHARGE, NOON, 50));
        ((ObjectNode) body.at("/data/user")).put("externalId", "customer 7");
        ((ObjectNode) body.at("/data/vehicle")).put("powertrainType", "BEV");
        body.putArray("triggers").addObject().put("type", "FIRST_DELIVERY");
        ((ArrayNode) body.get("triggers"))
                .addObject()
                .put("type", "SIGNAL_UPDATED")
                .putObject("signal")
                .put("code", CHARGE);

        deliver(Events.ofWebhook("w1", 7, body));

        assertThat(sql.queryForMap("SELECT * FROM vehicle_event"))
                .containsEntry("event_id", "e1")
                .containsEntry("event_type", "VEHICLE_STATE")
                .containsEntry("vehicle_id", VEHICLE)
                .containsEntry("user_id", "fd776e68-09b2-5a5c-81a8-47883e832fb6")
                .containsEntry("user_external_id", "customer 7")
                .containsEntry("webhook_id", "w1")
                .containsEntry("triggers", "FIRST_DELIVERY," + CHARGE);
        assertThat(number("SELECT sequence FROM vehicle_event")).isEqualTo(7);
        assertThat(sql.queryForMap("SELECT * FROM vehicle_activity"))
                .containsEntry("user_id", "fd776e68-09b2-5a5c-81a8-47883e832fb6")
                .containsEntry("user_external_id", "customer 7")
                .containsEntry("powertrain_type", "BEV");
    }

    @Test
    void writesNothingNewForAnEventDeliveredAgain() throws Exception {
        VehicleEvent old = state("old", NOON, signal(CHARGE, NOON, 50));
        deliver(old, state("new", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, 49)));

        deliver(old);

        assertThat(count("signal_reading")).isEqualTo(2);
        assertThat(charge()).isEqualTo(49);
    }

    @Test
    void takesOneEventAndOneVehicleTwiceInABatch() throws Exception {
        VehicleEvent event = state("e1", NOON, signal(CHARGE, NOON, 50));

        deliver(event, state("e2", NOON + 1, signal(CHARGE, NOON + 1, 49)), event);

        assertThat(count("vehicle_event")).isEqualTo(2);
        assertThat(count("signal_reading")).isEqualTo(2);
        assertThat(charge()).isEqualTo(49);
    }

    @Test
    void readingsAreRemovedByThemselvesOrWithTheirEventAndComeBackWithIt() throws Exception {
        VehicleEvent[] batch = {
            state("old", NOON, signal(CHARGE, NOON, 50), signal("charge-voltage", NOON, 230)),
            state("new", NOON + MINUTE, signal(CHARGE, NOON + MINUTE, 49))
        };
        deliver(batch);

        sql.update("DELETE FROM signal_reading WHERE event_id = 'old' AND code = ?", CHARGE);

        assertThat(sql.queryForList("SELECT code FROM signal_reading WHERE event_id = 'old'", String.class))
                .containsExactly("charge-voltage");

        sql.update("DELETE FROM vehicle_event WHERE event_id = 'old'");

        assertThat(sql.queryForList("SELECT event_id FROM signal_reading", String.class))
                .containsExactly("new");
        assertThat(count("signalpost_reading")).isEqualTo(1);

        deliver(batch);

        assertThat(count("signal_reading")).isEqualTo(3);
    }

    @Test
    void writesFiveHundredEventsOfTwentySignalsAsOneBatch() throws Exception {
        VehicleEvent[] batch = new VehicleEvent[500];
        for (int i = 0; i < batch.length; i++) {
            ObjectNode[] signals = new ObjectNode[20];
            for (int s = 0; s < signals.length; s++) {
                signals[s] = signal("group-signal" + s, NOON + i, i * s);
            }
            batch[i] = state("e" + i, NOON + i, signals);
        }

        deliver(batch);

        assertThat(count("signal_reading")).isEqualTo(10_000);
        assertThat(count("vehicle_signal")).isEqualTo(20);
        assertThat(number("SELECT value_number FROM vehicle_signal WHERE code = 'group-signal19'"))
                .isEqualTo(499 * 19);
    }

    @Test
    void takesAnEventWithoutVehicleWithoutSignalsOrWithASignalTwice() throws Exception {
        ObjectNode noVehicle = Events.stateBody("no-vehicle", NOON, signal(CHARGE, NOON, 50));
        ((ObjectNode) noVehicle.get("data")).remove("vehicle");

        deliver(
                Events.event(noVehicle),
                state("no-signals", NOON),
                state("twice", NOON, signal(CHARGE, NOON - MINUTE, 40), signal(CHARGE, NOON, 41)));

        assertThat(sql.queryForList(
                        "SELECT value_number FROM signal_reading ORDER BY position, value_number", Double.class))
                .as("both values of the signal that came twice")
                .containsExactly(40.0, 50.0, 41.0);
        assertThat(charge()).isEqualTo(41);
    }

    @Test
    void takesTextsThatADatabaseChokesOn() throws Exception {
        String text = "'); DROP TABLE x; -- \\u0000 \\N \\. \uD83D\uDE97 \t\r\n\"{},";
        deliver(state("e1", NOON, signal("vehicleidentification-nickname", NOON, "a\0b" + text)));

        for (String table : List.of("signal_reading", "vehicle_signal")) {
            assertThat(text("SELECT value_text FROM " + table)).isEqualTo("a\uFFFDb" + text);
        }
    }

    @Test
    void takesANulInEveryColumnOfJson() throws Exception {
        ObjectNode list = signal("closure-doors", NOON, 0);
        ObjectNode body = list.putObject("body");
        body.putArray("values").add("a\0b").addObject().put("k\0", "\\u0000").put("n", "NaN");

        deliver(state("e1", NOON, list, signal(CHARGE, NOON, "NaN")));

        ObjectMapper json = new ObjectMapper();
        for (String column : List.of("body", "value_list")) {
            JsonNode kept =
                    json.readTree(text("SELECT " + column + " FROM vehicle_signal WHERE code = 'closure-doors'"));
            JsonNode values = column.equals("body") ? kept.get("values") : kept;
            assertThat(values.get(0).asText()).isEqualTo("a\uFFFDb");
            assertThat(values.get(1)).isEqualTo(json.readTree("{\"k\\uFFFD\":\"\\\\u0000\",\"n\":\"NaN\"}"));
        }
        assertThat(sql.queryForMap("SELECT * FROM vehicle_signal WHERE code = ?", CHARGE))
                .containsEntry("value_text", "NaN")
                .containsEntry("value_number", null);
    }
}
