package io.signalpost.simulator.vehicle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;

/** How the body of each signal follows from the car. A derivation changes a copy of the catalogue's example. */
final class Derivations {

    private final Map<String, BiConsumer<ObjectNode, Car>> byCode = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();

    void body(String code, BiConsumer<ObjectNode, Car> derivation) {
        if (Catalog.get().signal(code).isEmpty() || byCode.put(code, derivation) != null) {
            throw new IllegalStateException(code + " is no signal, or is derived twice");
        }
    }

    /** That life changes nothing of these: they follow from what the car is. */
    void fixed(String... codes) {
        fixed.addAll(List.of(codes));
    }

    /** Whether it follows from what the car does or what happens to it. */
    boolean changes(String code) {
        return byCode.containsKey(code) && !fixed.contains(code);
    }

    void flag(String code, Predicate<Car> value) {
        body(code, (body, car) -> body.put("value", value.test(car)));
    }

    void text(String code, Function<Car, String> value) {
        body(code, (body, car) -> body.put("value", value.apply(car)));
    }

    void number(String code, ToDoubleFunction<Car> value) {
        number(code, 0, value);
    }

    void number(String code, int decimals, ToDoubleFunction<Car> value) {
        body(code, (body, car) -> body.set("value", rounded(value.applyAsDouble(car), decimals)));
    }

    /** As it is for a signal that has no derivation. */
    void apply(String code, ObjectNode body, Car car) {
        byCode.getOrDefault(code, (same, any) -> {}).accept(body, car);
    }

    /** Written without a point when it is a whole number, as JavaScript would. */
    static JsonNode rounded(double value, int decimals) {
        double factor = Math.pow(10, decimals);
        double rounded = Math.round(value * factor) / factor;
        return rounded == (int) rounded ? IntNode.valueOf((int) rounded) : DoubleNode.valueOf(rounded);
    }
}
