package io.signalpost.faults;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.faults.Receiver.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events that are authentic and say something odd: kept as they came, and no destination stumbles over them. */
@ExtendWith(SharedReceiver.class)
class EventFaultsIT {

    private static final String INJECTION =
            "x'); DROP TABLE signal_reading; --\r\n2026-01-01T00:00:00.000Z  INFO forged \u001b[31m<script>alert(1)</script>"
                    + "\u2028=cmd|'/c calc'!A0 ${jndi:ldap://x} {{smartcar.management-token}} ${header.x} #{1+1}";

    private final Receiver receiver;
    private final String id = UUID.randomUUID().toString();

    EventFaultsIT(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Accepted, kept byte for byte, and passed by every destination without a failure. */
    private void assertTaken(String eventId, byte[] body) throws Exception {
        assertThat(receiver.postSigned(body).status()).isEqualTo(200);

        assertThat(receiver.kept(eventId)).containsExactly(body);
        assertDestinationsAreWell();
    }

    private void assertDestinationsAreWell() throws Exception {
        for (String destination : List.of("database", "log")) {
            await().untilAsserted(() -> assertThat(receiver.app()
                            .get("/observe/destinations/" + destination)
                            .body())
                    .contains("\"pending\":0,", "\"retrying\":0,", "\"dead\":0,"));
        }
    }

    private static String json(String text) throws IOException {
        return new ObjectMapper().writeValueAsString(text);
    }

    private static byte[] state(String eventId, String vehicle, String signals, String more) {
        return utf8("{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"" + eventId + "\",\"meta\":{\"version\":\"4.0\""
                + ",\"mode\":\"LIVE\"" + more + "},\"data\":{\"vehicle\":" + vehicle + ",\"signals\":" + signals
                + "}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\":\"VEHICLE_GONE\",\"eventId\":\"%s\"}",
                "{\"eventType\":\"vehicle_state\",\"eventId\":\"%s\",\"data\":null}",
                "{\"eventName\":\"diagnostic\",\"payload\":{\"eventId\":\"%s\"}}",
                "{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"%s\",\"meta\":{\"version\":\"99\",\"new\":[{}]},\"new\":{}}",
                "{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"%s\",\"meta\":[],\"triggers\":{},\"data\":[1]}",
                "{\"eventType\":\"VEHICLE_ERROR\",\"eventId\":\"%s\",\"data\":{\"errors\":[{\"type\":\"NEW\",\"code\":null}]}}",
                "{\"eventType\":\"VEHICLE_ERROR\",\"eventId\":\"%s\",\"data\":{\"errors\":[null,7,{}]}}"
            })
    void unknownTypesVersionsAndFields(String body) throws Exception {
        assertTaken(id, utf8(body.formatted(id)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "[null,{},[],\"x\",{\"code\":null},{\"code\":\"\"}]",
                "[{\"code\":\"new-signal\",\"group\":\"New\",\"name\":\"Signal\",\"body\":{\"value\":{\"a\":[1]}},\"status\":{\"value\":\"SUCCESS\"}}]",
                "[{\"code\":\"odometer-traveleddistance\",\"body\":{\"value\":null},\"status\":{\"value\":\"NEW\"}}]",
                "[{\"code\":\"odometer-traveleddistance\",\"body\":{\"value\":1e99999999999},\"meta\":{\"oemUpdatedAt\":1e99}}]"
            })
    void emptyAndUnknownSignals(String signals) throws Exception {
        assertTaken(id, state(id, "{\"id\":\"v-1\"}", signals, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"id\":null}", "{\"id\":\"\"}", "{\"id\":7}", "\"v-1\""})
    void aMissingVehicleId(String vehicle) throws Exception {
        String signal =
                "[{\"code\":\"odometer-traveleddistance\",\"body\":{\"value\":1},\"status\":{\"value\":\"SUCCESS\"}}]";

        assertTaken(id, state(id, vehicle, signal, ""));
    }

    @Test
    void aMissingEventId() throws Exception {
        byte[] body = utf8("{\"eventType\":\"VEHICLE_STATE\",\"nonce\":\"" + id + "\"}");

        assertTaken("sha256:" + DigestUtils.sha256Hex(body), body);
        assertTaken("sha256:" + DigestUtils.sha256Hex(body), body);
    }

    @Test
    void oemUpdatedAtZero() throws Exception {
        String vehicle = UUID.randomUUID().toString();
        String signals =
                "[{\"code\":\"odometer-traveleddistance\",\"group\":\"Odometer\",\"name\":\"TraveledDistance\","
                        + "\"body\":{\"value\":5},\"status\":{\"value\":\"SUCCESS\"},\"meta\":{\"oemUpdatedAt\":0}}]";

        assertTaken(id, state(id, "{\"id\":\"" + vehicle + "\"}", signals, ""));

        assertThat(receiver.signals()
                        .queryForList("SELECT oem_updated_at FROM signal_reading WHERE vehicle_id = ?", vehicle))
                .as("no time rather than 1970")
                .singleElement()
                .satisfies(row -> assertThat(row.get("oem_updated_at")).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1000000000000",
                "4102444800000",
                "99999999999999999999",
                "\"2099-01-01T00:00:00Z\"",
                "\"soon\""
            })
    void oldAndFutureDeliveries(String deliveredAt) throws Exception {
        assertTaken(id, state(id, "{\"id\":\"v-1\"}", "[]", ",\"deliveredAt\":" + deliveredAt));
    }

    @Test
    void replays() throws Exception {
        byte[] event = Examples.withId("vehicle-state-first-delivery.json", id);
        assertTaken(id, event);
        long readings = readings(id);

        for (int i = 0; i < 10; i++) {
            assertTaken(id, event);
        }

        assertThat(readings(id)).isEqualTo(readings).isPositive();
    }

    @Test
    void theSameIdWithAnotherBody() throws Exception {
        byte[] first = state(id, "{\"id\":\"v-1\"}", "[]", ",\"deliveryId\":\"d-1\"");
        byte[] second = state(id, "{\"id\":\"v-1\"}", "[]", ",\"deliveryId\":\"d-2\"");
        assertTaken(id, first);

        assertThat(receiver.postSigned(second).status())
                .as("so are Smartcar's own repeats")
                .isEqualTo(200);

        byte[] forged = state(id, "{\"id\":\"v-2\"}", "[]", "");
        assertThat(receiver.postSigned(forged).status()).isEqualTo(200);

        assertThat(receiver.kept(id)).containsExactly(first);
        await().untilAsserted(() -> assertThat(
                        receiver.log().queryForList("SELECT body FROM refused WHERE status = 200", byte[].class))
                .as("what tells something else is kept aside")
                .containsOnlyOnce(forged)
                .doesNotContain(second));
    }

    @Test
    void injections() throws Exception {
        String vehicle = id + INJECTION;
        String signals =
                "[{\"code\":\"vehicleidentification-nickname\",\"group\":\"VehicleIdentification\",\"name\":\"Nickname\","
                        + "\"body\":{\"value\":" + json(INJECTION) + "},\"status\":{\"value\":\"SUCCESS\"}}]";
        byte[] body = utf8("{\"eventType\":" + json("VEHICLE_STATE") + ",\"eventId\":" + json(vehicle)
                + ",\"meta\":{\"mode\":\"LIVE\",\"version\":" + json(INJECTION) + "},\"data\":{\"vehicle\":{\"id\":"
                + json(vehicle) + ",\"make\":" + json(INJECTION) + ",\"model\":" + json(INJECTION)
                + "},\"user\":{\"id\":"
                + json(INJECTION) + "},\"signals\":" + signals + "}}");

        assertTaken(vehicle, body);

        assertThat(receiver.signals()
                        .queryForList(
                                "SELECT value_text FROM signal_reading WHERE event_id = ?", String.class, vehicle))
                .as("stored as it is")
                .containsExactly(INJECTION);
        await().untilAsserted(() -> assertThat(receiver.app().output()).contains(id));
        assertThat(receiver.app().output())
                .doesNotContain("\n2026-01-01T00:00:00.000Z", "\u001b[31m", Examples.TOKEN, "\u2028");
    }

    @Test
    void injectionsByTypeAndMode() throws Exception {
        byte[] body = utf8("{\"eventType\":" + json(INJECTION) + ",\"eventId\":\"" + id + "\",\"meta\":{\"mode\":"
                + json(INJECTION) + "},\"vehicleId\":" + json(INJECTION) + "}");

        assertTaken(id, body);

        assertThat(receiver.app().get("/observe/metrics").body()).doesNotContain("<script", "forged");
        assertThat(receiver.app().output()).doesNotContain("\n2026-01-01T00:00:00.000Z", "\u001b[31m");
    }

    private long readings(String eventId) {
        return receiver.signals()
                .queryForObject("SELECT count(*) FROM signal_reading WHERE event_id = ?", Long.class, eventId);
    }
}
