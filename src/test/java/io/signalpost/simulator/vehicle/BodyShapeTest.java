package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies look like the catalogue's examples, whatever happens to a vehicle. */
class BodyShapeTest {

    @Test
    void everyBodyHasTheShapeOfItsExample() {
        Set<String> seen = new HashSet<>();
        for (SimulatedVehicle vehicle : Lives.fleet(1, Lives.MODELS)) {
            Lives.live(vehicle, Duration.ofDays(3), Duration.ofMinutes(31), () -> {
                for (SignalDefinition signal : Catalog.get().signals()) {
                    JsonNode body = vehicle.read(signal, Lives.START).body();
                    if (body != null) {
                        assertThat(problem(body, signal.exampleBody()))
                                .as(() -> signal.code() + " " + body)
                                .isNull();
                        seen.add(signal.code());
                    }
                }
            });
        }
        assertThat(seen).hasSameSizeAs(Catalog.get().signals());
    }

    @Test
    void unitsAreThoseOfTheCatalogue() {
        SimulatedVehicle vehicle = Lives.fleet(1, 1).get(0);

        assertThat(Catalog.get().signals())
                .filteredOn(signal -> signal.exampleBody().has("unit"))
                .filteredOn(vehicle::supplies)
                .hasSizeGreaterThan(15)
                .allSatisfy(signal -> assertThat(vehicle.read(signal, Lives.START)
                                .body()
                                .path("unit")
                                .textValue())
                        .isEqualTo(signal.unit()));
    }

    @Test
    void nobodyCanChangeTheCatalogueThroughABody() {
        SimulatedVehicle vehicle = Lives.fleet(1, 1).get(0);

        assertThat(Catalog.get().signals()).filteredOn(vehicle::supplies).allSatisfy(signal -> assertThat(
                        vehicle.read(signal, Lives.START).body())
                .isNotSameAs(signal.exampleBody()));
    }

    /** What is wrong, or null. Lists may be of any length; each element is like the example's first. */
    private static String problem(JsonNode actual, JsonNode example) {
        if (actual.getNodeType() != example.getNodeType()) {
            return actual.getNodeType() + " instead of " + example.getNodeType();
        }
        if (actual.isObject()) {
            return members(actual).equals(members(example))
                    ? example.properties().stream()
                            .map(member -> problem(actual.get(member.getKey()), member.getValue()))
                            .filter(problem -> problem != null)
                            .findFirst()
                            .orElse(null)
                    : "members " + members(actual) + " instead of " + members(example);
        }
        if (actual.isArray() && !example.isEmpty()) {
            for (JsonNode element : actual) {
                String problem = problem(element, example.get(0));
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    private static Set<String> members(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
