package io.signalpost.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The same meaning in every form that Smartcar has sent or shown. */
class BodyVariantsTest {

    private static final Trigger ODOMETER =
            new Trigger("SIGNAL_UPDATED", "odometer-traveleddistance", "TraveledDistance", "Odometer");
    private static final Trigger FIRST = new Trigger("FIRST_DELIVERY", "FIRST_DELIVERY", null, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'SIGNAL_UPDATED','signal':{'name':'TraveledDistance','group':'Odometer','code':'odometer-traveleddistance'}}",
                "{'type':'SIGNAL_UPDATED','signal':{'code':'odometer-traveleddistance'}}",
                "{'type':'SIGNAL_UPDATED','signal':{'name':'TraveledDistance','group':'Odometer'}}",
                "{'type':'SIGNAL_UPDATED','signal':'Odometer.TraveledDistance'}",
                "{'type':'SIGNAL_UPDATED','signal':'odometer-traveleddistance'}",
                "{'code':'odometer-traveleddistance','name':'TraveledDistance','group':'Odometer'}",
                "'Odometer.TraveledDistance'"
            })
    void aSignalThatChanged(String trigger) {
        for (VehicleEvent event : List.of(
                event("{'data':{},'triggers':[" + trigger + "]}"), event("{'data':{'triggers':[" + trigger + "]}}"))) {
            assertThat(event.triggers()).containsExactly(ODOMETER);
            assertThat(event.triggeredBy("odometer-traveleddistance")).isTrue();
            assertThat(event.triggeredBy("Odometer.TraveledDistance")).isTrue();
            assertThat(event.triggeredBy("charge-voltage")).isFalse();
            assertThat(event.triggeredBy("FIRST_DELIVERY")).isFalse();
            assertThat(event.triggeredBy(null)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'FIRST_DELIVERY'}", "{'code':'FIRST_DELIVERY'}", "'FIRST_DELIVERY'"})
    void aFirstDelivery(String trigger) {
        VehicleEvent event = event("{'triggers':[" + trigger + "]}");

        assertThat(event.triggers()).containsExactly(FIRST);
        assertThat(event.triggeredBy("FIRST_DELIVERY")).isTrue();
    }

    @Test
    void aSignalThatTheCatalogueDoesNotKnowIsNamedByItsGroupAndName() {
        assertThat(event("{'triggers':[{'type':'SIGNAL_UPDATED','signal':'Cup.HolderHeat'}]}")
                        .triggers())
                .containsExactly(new Trigger("SIGNAL_UPDATED", "cup-holderheat", "HolderHeat", "Cup"));
    }

    @Test
    void aTriggerOfTomorrowIsKept() {
        assertThat(event("{'triggers':[{'type':'SCHEDULE'}]}").triggers())
                .containsExactly(new Trigger("SCHEDULE", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'code':'odometer-traveleddistance','name':'TraveledDistance','group':'Odometer','body':{'value':7,'unit':'km'},'status':{'value':'SUCCESS'}}]",
                "[{'code':'odometer-traveleddistance','name':'FuelLevel','group':'Odometer','body':{'value':7,'unit':'km'}}]",
                "[{'code':'odometer-traveleddistance','body':{'value':7,'unit':'kilometers'}}]",
                "[{'name':'TraveledDistance','group':'Odometer','body':{'value':7,'unit':'km'},'status':'SUCCESS'}]",
                "{'Odometer.TraveledDistance':{'value':7,'unit':'km'}}",
                "{'Odometer.TraveledDistance':{'body':{'value':7,'unit':'km'},'status':{'value':'SUCCESS'}}}"
            })
    void aValue(String signals) {
        VehicleEvent event = event("{'data':{'signals':" + signals + "}}");
        Signal signal = event.signal("odometer-traveleddistance");

        assertThat(event.signals()).hasSize(1);
        assertThat(signal.present()).isTrue();
        assertThat(signal.ok()).isTrue();
        assertThat(signal.number()).isEqualByComparingTo("7");
        assertThat(signal.unit()).isEqualTo("km");
        assertThat(signal.group()).isEqualTo("Odometer");
        assertThat(event.signal("Odometer.TraveledDistance").number()).isEqualByComparingTo("7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'oemUpdatedAt':1773650358000,'retrievedAt':1773650398200
                    'oemUpdatedAt':1773650358000,'fetchedAt':1773650398200
                    'oemUpdatedAt':'2026-03-16T08:39:18Z','retrievedAt':'2026-03-16T08:39:58.200Z'
                    'oemUpdatedAt':'2026-03-16T09:39:18+01:00','fetchedAt':'2026-03-16T08:39:58.200+00:00'
                    'oemUpdatedAt':1773650358,'retrievedAt':1773650398200.0
                    """, quoteCharacter = '"')
    void theTimesOfASignal(String meta) {
        Signal signal = event("{'data':{'signals':[{'code':'x-y','body':{'value':1},'meta':{" + meta + "}}]}}")
                .signal("x-y");

        assertThat(signal.oemUpdatedAt()).isEqualTo("2026-03-16T08:39:18Z");
        assertThat(signal.retrievedAt()).isEqualTo("2026-03-16T08:39:58.200Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "null",
                "-1",
                "'soon'",
                "''",
                "1e30",
                "[]",
                "{}",
                "true",
                "999999999999999",
                "'1970-01-01T00:00:00Z'"
            })
    void noTimeIsNull(String time) {
        String body = "{'data':{'signals':[{'code':'x-y','body':{'value':1},'meta':{'oemUpdatedAt':" + time + "}}]}}";

        assertThat(event(body).signal("x-y").oemUpdatedAt()).isNull();
        assertThat(event(body).signal("x-y").ok()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'meta':{'deliveredAt':1744100000000,'mode':'TEST','webhookId':'w','deliveryId':'d'}}",
                "{'meta':{'deliveredAt':1744100000,'mode':'test','webhookId':'w','deliveryId':'d'}}",
                "{'meta':{'deliveredAt':'2025-04-08T08:13:20.000Z','mode':'TEST','webhookId':'w','deliveryId':'d'}}",
                "{'meta':{'deliveryTime':1744100000000,'mode':'TEST','webhookId':'w','deliveryId':'d'}}",
                "{'data':{'meta':{'deliveredAt':1744100000000,'mode':'TEST','webhookId':'w','deliveryId':'d'}}}",
                "{'data':{'vehicle':{'mode':'test'}},'meta':{'deliveredAt':1744100000000,'webhookId':'w','deliveryId':'d'}}"
            })
    void aDelivery(String body) {
        VehicleEvent event = event(body);

        assertThat(event.deliveredAt()).isEqualTo("2025-04-08T08:13:20Z");
        assertThat(event.mode()).isEqualTo("TEST");
        assertThat(event.webhookId()).isEqualTo("w");
        assertThat(event.deliveryId()).isEqualTo("d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'vehicleId':'v'}",
                "{'data':{'vehicle':{'id':'v'}}}",
                "{'vehicleId':'w','data':{'vehicle':{'id':'v'}}}"
            })
    void aVehicle(String body) {
        assertThat(event(body).vehicle().id()).isEqualTo("v");
    }

    private static VehicleEvent event(String body) {
        return new VehicleEvent("e", Instant.EPOCH, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
