package io.signalpost.simulator.vehicle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalpost.catalog.SignalDefinition;

/**
 * A model that the fleet has cars of.
 *
 * @param wmi        first three characters of the VIN
 * @param tyreBar    pressure of cold tyres
 * @param electric   nothing but zeros for a combustion car
 * @param combustion nothing but zeros for an electric car
 * @param gaps       beginnings of the codes of signals that this model cannot supply, beside those of its powertrain
 */
record VehicleModel(
        String make,
        String model,
        int firstYear,
        int lastYear,
        Powertrain powertrain,
        String trim,
        String wmi,
        double tyreBar,
        Electric electric,
        Combustion combustion,
        List<String> gaps) {

    /** Of charging with alternating current: {@code phases}, {@code amperes}; {@code fastKw} is 0 when it has no other. */
    record Electric(double capacityKwh, double kwhPer100Km, int phases, int amperes, int fastKw) {}

    record Combustion(double tankLiters, double litersPer100Km) {}

    /** In the order in which a fleet gets them. */
    static final List<VehicleModel> ALL = read();

    VehicleModel {
        electric = Objects.requireNonNullElse(electric, new Electric(0, 0, 0, 0, 0));
        combustion = Objects.requireNonNullElse(combustion, new Combustion(0, 0));
        gaps = Stream.concat(powertrain.gaps().stream(), gaps.stream()).toList();
    }

    boolean capableOf(SignalDefinition signal) {
        return gaps.stream().noneMatch(signal.code()::startsWith);
    }

    private static List<VehicleModel> read() {
        try (InputStream in = VehicleModel.class.getResourceAsStream("models.json")) {
            return List.of(JsonMapper.builder().build().readValue(in, VehicleModel[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged file models.json cannot be read", e);
        }
    }
}
