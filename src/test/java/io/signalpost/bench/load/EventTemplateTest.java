package io.signalpost.bench.load;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventTemplateTest {

    private final EventTemplate template = new EventTemplate(BodySize.TYPICAL);

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

    private List<String> vehicles(long first) {
        return LongStream.range(first, first + 1_000)
                .mapToObj(number -> template.vehicle(template.event(number, 0)))
                .toList();
    }
}
