package io.signalpost.bench.server;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.EventTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArrivalOrderTest {

    private final ArrivalOrder order = new ArrivalOrder();

    @Test
    void oneByOneAndAsTheyAreNumberedIsInOrder() {
        pass(event("a", 1));
        List<JsonNode> other = List.of(event("b", 3));
        order.begin(other);
        pass(event("a", 2), event("a", 4));
        order.end(other);

        assertThat(order.tally()).isEqualTo(new Tally(4, 0, 0));
    }

    @Test
    void anEventThatComesAfterALaterOneOfItsVehicleOrAgainIsOvertaken() {
        pass(event("a", 2));
        pass(event("a", 1));
        pass(event("a", 2));
        pass(event("a", 3));

        assertThat(order.tally()).isEqualTo(new Tally(4, 2, 0));
    }

    @Test
    void anEventThatComesBeforeAnotherOfItsVehicleIsAnsweredIsTogetherWithIt() {
        List<JsonNode> first = List.of(event("a", 1));
        List<JsonNode> second = List.of(event("a", 2));
        order.begin(first);
        order.begin(second);
        order.end(first);
        order.begin(List.of(event("a", 3)));

        assertThat(order.tally()).isEqualTo(new Tally(1, 0, 2));
    }

    private void pass(JsonNode... events) {
        order.begin(List.of(events));
        order.end(List.of(events));
    }

    private static JsonNode event(String vehicle, long number) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("eventId", EventTemplate.id(number));
        event.putObject("data").putObject("vehicle").put("id", vehicle);
        return event;
    }
}
