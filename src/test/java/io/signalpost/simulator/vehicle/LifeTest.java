package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Named;

/** A vehicle of each model, looked at every moment of some days: its signals fit together. */
abstract class LifeTest {

    protected static final Duration MINUTE = Duration.ofMinutes(1);
    protected static final Duration DAYS = Duration.ofDays(2);

    protected SimulatedVehicle vehicle;

    static Stream<Named<SimulatedVehicle>> all() {
        return Lives.openVehicles()
                .map(vehicle -> Named.of(
                        vehicle.identity().make() + " " + vehicle.identity().model(), vehicle));
    }

    static Stream<Named<SimulatedVehicle>> withPlug() {
        return all().filter(
                        named -> !named.getPayload().identity().powertrainType().equals("ICE"));
    }

    static Stream<Named<SimulatedVehicle>> withTank() {
        return all().filter(
                        named -> !named.getPayload().identity().powertrainType().equals("BEV"));
    }

    protected JsonNode body(String code) {
        return Lives.body(vehicle, code);
    }

    protected JsonNode member(String code, String member) {
        return body(code).get(member);
    }

    protected double number(String code) {
        return member(code, "value").doubleValue();
    }

    protected boolean flag(String code) {
        return member(code, "value").booleanValue();
    }

    protected String text(String code) {
        return member(code, "value").textValue();
    }

    /** Remembers a value of the moment before. */
    protected static final class Previous<T> {

        private T value;

        /** @return the value before, or {@code first} when there was none */
        T swap(T next, T first) {
            T before = value == null ? first : value;
            value = next;
            return before;
        }
    }
}
