package io.signalpost.simulator.wire;

import java.util.List;

import io.signalpost.catalog.Catalog;
import io.signalpost.simulator.vehicle.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImperialTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            odometer-traveleddistance | {'value':41877.3,'unit':'km'} | {'value':26021.3,'unit':'miles'}
            odometer-traveleddistance | {'value':100,'unit':'km'}     | {'value':62.1,'unit':'miles'}
            motion-currentspeed       | {'value':0,'unit':'kph'}      | {'value':0,'unit':'mph'}
            charge-chargerate         | {'value':21,'unit':'km/h'}    | {'value':13,'unit':'mph'}
            climate-externaltemperature | {'value':7.5,'unit':'celsius'} | {'value':45.5,'unit':'fahrenheit'}
            climate-externaltemperature | {'value':-40,'unit':'celsius'} | {'value':-40,'unit':'fahrenheit'}
            internalcombustionengine-amountremaining | {'value':31.2,'unit':'liters'} | {'value':8.2,'unit':'gallons'}
            tractionbattery-range     | {'value':233,'type':'DEFAULT','additionalValues':[{'type':'RATED','value':251}],'unit':'km'} | {'value':144.8,'type':'DEFAULT','additionalValues':[{'type':'RATED','value':156}],'unit':'miles'}
            wheel-tires               | {'values':[{'row':0,'column':1,'tirePressure':2.5}],'rowCount':1,'columnCount':1,'unit':'bar'} | {'values':[{'row':0,'column':1,'tirePressure':36.3}],'rowCount':1,'columnCount':1,'unit':'psi'}
            charge-chargelimits       | {'values':[],'activeLimit':85,'unit':'percent'} | {'values':[],'activeLimit':85,'unit':'percent'}
            location-preciselocation  | {'latitude':50.8,'longitude':4.3} | {'latitude':50.8,'longitude':4.3}
            """)
    void bodiesAreConverted(String code, String metric, String imperial) {
        OutgoingEvent event = Facts.state("e", Facts.IMPERIAL, List.of(Facts.reading(code, metric)));

        assertThat(Facts.json(WireProfile.WIRE_4_0, event).at("/data/signals/0/body"))
                .hasToString(imperial.replace('\'', '"'));
    }

    @Test
    void theReadingStaysMetric() {
        Reading reading = Facts.reading("odometer-traveleddistance", "{'value':100,'unit':'km'}");

        Facts.json(WireProfile.WIRE_4_0, Facts.state("e", Facts.IMPERIAL, List.of(reading)));

        assertThat(reading.body()).hasToString("{\"value\":100,\"unit\":\"km\"}");
    }

    @Test
    void everyMetricUnitOfTheCatalogueIsConverted() {
        List<String> unitsThatDependOnTheWebhook = Catalog.get().signals().stream()
                .filter(signal -> signal.unit() != null && signal.fixedUnit() == null)
                .map(signal -> signal.exampleBody().path("unit").asText())
                .toList();

        assertThat(Facts.json(WireProfile.WIRE_4_0, Facts.state("e", Facts.IMPERIAL, Facts.allReadings()))
                        .findValuesAsText("unit"))
                .doesNotContainAnyElementsOf(unitsThatDependOnTheWebhook);
    }
}
