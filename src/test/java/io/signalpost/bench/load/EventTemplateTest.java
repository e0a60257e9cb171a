package io.signalpost.bench.load;

import java.util.List;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventTemplateTest {

    @Test
    void aThousandEventsHaveEachVehicleOnceAndTheNextThousandInAnotherOrder() {
        EventTemplate.numbers(1); // of which the rest is left out
        long first = EventTemplate.numbers(2_000);

        assertThat(vehicles(first)).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(vehicles(first + 1_000)).doesNotHaveDuplicates().isNotEqualTo(vehicles(first));
    }

    @Test
    void theIdTellsTheNumber() {
        long first = EventTemplate.numbers(2);

        assertThat(EventTemplate.number(EventTemplate.id(first + 1)) - EventTemplate.number(EventTemplate.id(first)))
                .isEqualTo(1);
    }

    @Test
    void anEventIsOfItsVehicleAndTimeAndHasItsId() throws Exception {
        long number = EventTemplate.numbers(1);

        JsonNode event =
                new JsonMapper().readTree(EventTemplate.of(BodySize.TYPICAL).event(number, 1_900_000_000_000L));

        assertThat(event.get("eventId").asText()).isEqualTo(EventTemplate.id(number));
        assertThat(event.at("/data/vehicle/id").asText()).isEqualTo(EventTemplate.vehicle(number));
        assertThat(event.at("/meta/deliveredAt").asLong()).isEqualTo(1_900_000_000_000L);
        assertThat(event.findValues("oemUpdatedAt")).isNotEmpty().allSatisfy(time -> assertThat(time.asLong())
                .isBetween(1_899_900_000_000L, 1_900_000_000_000L));
    }

    @ParameterizedTest
    @EnumSource
    void eventsAreAboutAsLongAsTheyAreToBe(BodySize size) {
        EventTemplate template = EventTemplate.of(size);

        double average =
                LongStream.range(0, 200).map(template::length).average().orElseThrow();

        assertThat(average).isCloseTo(size.bytes(), Percentage.withPercentage(10));
    }

    private static List<String> vehicles(long first) {
        return LongStream.range(first, first + 1_000)
                .mapToObj(EventTemplate::vehicle)
                .toList();
    }
}
