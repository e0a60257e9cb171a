package io.signalpost.event;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a route author may write about an event, tried in a real CamelContext. */
class VehicleEventInRoutesTest {

    private static final byte[] BYTES = Examples.body("vehicle-state-many-signals.json");

    private static CamelContext camel;

    @BeforeAll
    static void startCamel() {
        camel = new DefaultCamelContext();
        camel.start();
    }

    @AfterAll
    static void stopCamel() {
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ${body.id}                                                     | event-1
                    ${body.type}                                                   | VEHICLE_STATE
                    ${body.mode}                                                   | LIVE
                    ${body.vehicle.make}                                           | KIA
                    ${body.vehicle.year}                                           | 2024
                    ${body.user.id}                                                | fd776e68-09b2-5a5c-81a8-47883e832fb6
                    ${body.triggers[0].code}                                       | charge-ischarging
                    ${body.triggeredBy('charge-ischarging')}                       | true
                    ${body.signal('tractionbattery-stateofcharge').number}         | 57
                    ${body.signal('tractionbattery-stateofcharge').unit}           | percent
                    ${body.signal('odometer-traveleddistance').value}              | 41877.3
                    ${body.signal('location-preciselocation').field('latitude')}   | 50.8467
                    ${body.signal('closure-doors').value[1][isOpen]}               | true
                    ${body.signal('charge-ischarging').bool}                       | true
                    """)
    void simpleReadsAnEvent(String expression, String expected) {
        assertThat(evaluate(expression, event(BYTES))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"19, true", "19.99, true", "5, true", "-3, true", "2e1, false", "20, false", "20.0, false", "100, false"
    })
    void simpleComparesNumbersAsNumbers(String stateOfCharge, boolean low) {
        VehicleEvent event = event(state("\"body\":{\"value\":" + stateOfCharge + ",\"unit\":\"percent\"}"));

        assertThat(matches("${body.signal('tractionbattery-stateofcharge').number} < 20", event))
                .isEqualTo(low);
    }

    /** As docs/event-log.md advises: Camel drops the decimals unless both sides have them. */
    @ParameterizedTest
    @CsvSource({"80.05, true", "80.5, true", "81, true", "80, false", "79.99, false", "null, false"})
    void simpleComparesDecimalsWhenBothSidesHaveThem(String stateOfCharge, boolean high) {
        VehicleEvent event = event(state("\"body\":{\"value\":" + stateOfCharge + ",\"unit\":\"percent\"}"));

        assertThat(matches("${body.signal('tractionbattery-stateofcharge').decimal} > 80.0", event))
                .isEqualTo(high);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":{\"value\":\"ERROR\",\"error\":{\"type\":\"PERMISSION\",\"code\":null}}",
                "\"body\":{\"value\":5},\"status\":{\"value\":\"ERROR\"}",
                "\"body\":{\"value\":null}",
                "\"body\":{\"value\":\"five\"}",
                "\"body\":{}",
                "\"body\":null"
            })
    void whatIsNotThereIsNeitherBelowNorAbove(String signal) {
        VehicleEvent event = event(state(signal));

        assertThat(matches("${body.signal('tractionbattery-stateofcharge').number} < 20", event))
                .isFalse();
        assertThat(matches("${body.signal('tractionbattery-stateofcharge').number} >= 20", event))
                .isFalse();
        assertThat(matches("${body.signal('no-suchsignal').number} < 20", event))
                .isFalse();
    }

    @Test
    void everyComponentGetsTheBytesThatSmartcarSent() {
        VehicleEvent event = event(BYTES);

        assertThat(convert(byte[].class, event)).isEqualTo(BYTES);
        assertThat(convert(String.class, event)).isEqualTo(new String(BYTES, StandardCharsets.UTF_8));
        assertThat(convert(InputStream.class, event)).hasBinaryContent(BYTES);
        assertThat(convert(ByteBuffer.class, event)).isEqualTo(ByteBuffer.wrap(BYTES));
        assertThat(evaluate("${bodyAs(String)}", event)).isEqualTo(new String(BYTES, StandardCharsets.UTF_8));
    }

    @Test
    void jsonConsumersGetItParsed() {
        VehicleEvent event = event(BYTES);

        assertThat(convert(JsonNode.class, event).at("/data/vehicle/make").asText())
                .isEqualTo("KIA");
        assertThat(convert(Map.class, event)).containsKeys("eventId", "data", "triggers", "meta");
    }

    @Test
    void marshalWritesTheBodyAsJson() throws Exception {
        try (JacksonDataFormat json = new JacksonDataFormat()) {
            json.setCamelContext(camel);
            json.start();
            Exchange exchange = exchange(event(BYTES));
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            json.marshal(exchange, List.of(event(BYTES)), out);

            ObjectMapper mapper = new ObjectMapper();
            assertThat(mapper.readTree(out.toByteArray()).get(0)).isEqualTo(mapper.readTree(BYTES));
        }
    }

    @Test
    void anEventMayBeLogged() {
        assertThat(event(BYTES)).hasToString("VehicleEvent[id=event-1, type=VEHICLE_STATE]");
        assertThat(event(BYTES).signal("location-preciselocation"))
                .hasToString("Signal[code=location-preciselocation, present=true, ok=true]");
        assertThat(new User("u", "someone@example.org")).hasToString("User[id=u]");
    }

    private static byte[] state(String signal) {
        return ("{\"eventType\":\"VEHICLE_STATE\",\"data\":{\"signals\":[{\"code\":\"tractionbattery-stateofcharge\","
                        + signal + "}]},\"meta\":{\"version\":\"4.0\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static VehicleEvent event(byte[] body) {
        return new VehicleEvent("event-1", Instant.EPOCH, body);
    }

    private static <T> T convert(Class<T> type, VehicleEvent event) {
        return camel.getTypeConverter().convertTo(type, exchange(event), event);
    }

    private static String evaluate(String simple, VehicleEvent event) {
        return camel.resolveLanguage("simple").createExpression(simple).evaluate(exchange(event), String.class);
    }

    private static boolean matches(String simple, VehicleEvent event) {
        var predicate = camel.resolveLanguage("simple").createPredicate(simple);
        predicate.init(camel);
        return predicate.matches(exchange(event));
    }

    private static Exchange exchange(VehicleEvent event) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(event);
        return exchange;
    }
}
