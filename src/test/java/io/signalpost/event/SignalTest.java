package io.signalpost.event;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
                    'version':'4.0' | {'value':41,'unit':'percent'}   | 41   | percent
                    'version':'4.0' | {'value':0.4,'unit':'percent'}  | 0.4  | percent
                    'version':'4.0' | {'value':41}                    | 41   | percent
                    'version':'4.0' | {'value':0.41}                  | 0.41 | -
                    'version':'4.0' | {'value':1}                     | 1    | -
                    'mode':'LIVE'   | {'value':0.41}                  | 41   | percent
                    'mode':'LIVE'   | {'value':1}                     | 100  | percent
                    'mode':'LIVE'   | {'value':0}                     | 0    | percent
                    'mode':'LIVE'   | {'value':1.5}                   | 1.5  | percent
                    'mode':'LIVE'   | {'value':0.4,'unit':'percent'}  | 0.4  | percent
                    """)
    void aFuelLevelIsAFractionOnlyInTheUnversionedBodiesOfAutumn2025(
            String meta, String body, String number, String unit) {
        Signal signal = signal("internalcombustionengine-fuellevel", body, meta);

        assertThat(signal.number()).isEqualByComparingTo(number);
        assertThat(signal.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
                    charge-timetocomplete         | {'value':47}                            | minutes
                    charge-timetocomplete         | {'value':47,'unit':'min'}               | minutes
                    charge-voltage                | {'value':231}                           | volts
                    charge-amperage               | {'value':11,'unit':'amps'}              | ampere
                    charge-energyadded            | {'value':9,'unit':'kilowatt-hours'}     | kWh
                    tractionbattery-stateofcharge | {'value':57,'unit':'percentage'}        | percent
                    tractionbattery-stateofcharge | {'percentage':57}                       | percent
                    odometer-traveleddistance     | {'value':7,'unit':'kilometers'}         | km
                    odometer-traveleddistance     | {'value':7,'unit':'miles'}              | miles
                    odometer-traveleddistance     | {'value':7}                             | -
                    climate-externaltemperature   | {'value':7,'unit':'degrees-celsius'}    | celsius
                    climate-externaltemperature   | {'value':45,'unit':'fahrenheit'}        | fahrenheit
                    climate-externaltemperature   | {'value':7}                             | -
                    charge-chargerate             | {'value':25,'unit':'miles_per_hour'}    | miles_per_hour
                    charge-chargelimits           | {'values':[]}                           | percent
                    charge-ischarging             | {'value':true}                          | -
                    tractionbattery-stateofcharge | {'value':null}                          | -
                    no-suchsignal                 | {'value':1}                             | -
                    """)
    void theUnitIsThatOfDeliveriesOrNotKnown(String code, String body, String unit) {
        assertThat(signal(code, body).unit()).isEqualTo(unit);
    }

    @Test
    void chargeLimitsMayBeEmptyWhileOneIsActive() {
        Signal signal = signal("charge-chargelimits", "{'values':[],'activeLimit':80,'unit':'percent'}");

        assertThat(signal.value()).isEqualTo(List.of());
        assertThat(signal.field("activeLimit")).hasToString("80");
        assertThat(signal.number()).isEqualByComparingTo("80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'values':[{'row':0,'isOpen':true}],'rowCount':1}",
                "{'values':{'doors':[{'row':0,'isOpen':true}],'rowCount':1}}",
                "{'values':{'values':[{'row':0,'isOpen':true}],'rowCount':1}}",
                "{'doors':[{'row':0,'isOpen':true}],'rowCount':1}"
            })
    void valuesAreAListHoweverDeepTheyWereSent(String body) {
        Signal signal = signal("closure-doors", body);

        assertThat((List<?>) signal.value()).hasSize(1).first().hasToString("{row=0, isOpen=true}");
        assertThat(signal.field("rowCount")).hasToString("1");
    }

    @Test
    void aPositionNeedsNoHeading() {
        Signal signal = signal("location-preciselocation", "{'latitude':50.8,'longitude':4.35}");

        assertThat(signal.field("latitude")).hasToString("50.8");
        assertThat(signal.field("heading")).isNull();
        assertThat(signal.number()).isNull();
    }

    @Test
    void implausibleTyrePressuresAreHandedOnAsSent() {
        Signal signal = signal("wheel-tires", "{'values':[{'tirePressure':241},{'tirePressure':6553.5}],'unit':'bar'}");

        assertThat(signal.value()).hasToString("[{tirePressure=241}, {tirePressure=6553.5}]");
        assertThat(signal.unit()).isEqualTo("bar");
    }

    @Test
    void aSystemsStatusIsNotTheSignals() {
        Signal signal = signal("diagnostics-abs", "{'status':'ERROR','description':'Worn'}");

        assertThat(signal.ok()).isTrue();
        assertThat(signal.value()).isEqualTo(Map.of("status", "ERROR", "description", "Worn"));
        assertThat(signal.field("status")).isEqualTo("ERROR");
    }

    @Test
    void aVehicleWithoutAValueIsNoError() {
        Signal signal = signal("closure-islocked", "{'value':null}");

        assertThat(signal.ok()).isTrue();
        assertThat(signal.value()).isNull();
        assertThat(signal.bool()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
                    57      | 57   | -    | -
                    5.70    | 5.7  | -    | -
                    true    | -    | -    | true
                    'Home'  | -    | Home | -
                    '57'    | -    | 57   | -
                    [1]     | -    | -    | -
                    1e400   | -    | -    | -
                    1e999999999 | - | -   | -
                    """)
    void aValueHasOneType(String json, String number, String text, Boolean bool) {
        Signal signal = signal("x-y", "{'value':" + json + "}");

        assertThat(signal.ok()).isTrue();
        assertThat(signal.number()).isEqualTo(number == null ? null : new BigDecimal(number));
        assertThat(signal.text()).isEqualTo(text);
        assertThat(signal.bool()).isEqualTo(bool);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
                    'status':{'value':'ERROR','error':{'type':'UPSTREAM','code':'NO_RESPONSE'}}                     | UPSTREAM | NO_RESPONSE
                    'status':{'value':'ERROR','error':{'type':'PERMISSION','code':null}},'meta':{}                  | PERMISSION | -
                    'status':{'value':'UNAVAILABLE'}                                                                | - | -
                    'status':{'value':'UNAVAILABLE'},'body':{'value':5}                                             | - | -
                    'status':{'value':'error'},'body':{'value':5}                                                   | - | -
                    'status':{'error':{'type':'SERVER','code':'INTERNAL'}},'body':{'value':5}                       | SERVER | INTERNAL
                    'status':{'value':'SUCCESS'}                                                                    | - | -
                    'status':{'value':'SUCCESS'},'body':null                                                        | - | -
                    """)
    void aFailedSignalHasNoValue(String members, String errorType, String errorCode) {
        Signal signal =
                event("{'data':{'signals':[{'code':'x-y'," + members + "}]}}").signal("x-y");

        assertThat(signal.present()).isTrue();
        assertThat(signal.ok()).isFalse();
        assertThat(signal.errorType()).isEqualTo(errorType);
        assertThat(signal.errorCode()).isEqualTo(errorCode);
        assertThat(signal.value()).isNull();
        assertThat(signal.number()).isNull();
        assertThat(signal.field("value")).isNull();
        assertThat(signal.unit()).isNull();
    }

    @Test
    void anAbsentSignalIsNamedAndEmpty() {
        Signal signal = event("{}").signal("odometer-traveleddistance");

        assertThat(signal.present()).isFalse();
        assertThat(signal.ok()).isFalse();
        assertThat(signal.name()).isEqualTo("TraveledDistance");
        assertThat(signal.group()).isEqualTo("Odometer");
        assertThat(signal.body()).isNull();
        assertThat(signal.value()).isNull();
        assertThat(event("{}").signal(null).present()).isFalse();
    }

    @Test
    void valuesCannotBeChanged() {
        Signal signal = signal("closure-doors", "{'values':[{'row':0}]}");

        assertThatThrownBy(() -> ((List<?>) signal.value()).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) ((List<?>) signal.value()).get(0)).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Signal signal(String code, String body) {
        return signal(code, body, "'version':'4.0'");
    }

    private static Signal signal(String code, String body, String meta) {
        return event("{'data':{'signals':[{'code':'" + code + "','body':" + body + "}]},'meta':{" + meta + "}}")
                .signal(code);
    }

    private static VehicleEvent event(String body) {
        return new VehicleEvent("e", Instant.EPOCH, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
