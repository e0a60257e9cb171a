package io.signalpost.simulator.vehicle;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What tells one car of a model from another. */
record Registration(String vin, String nickname, String color) {

    private static final String VIN_CHARACTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final List<String> COLORS =
            List.of("Basalt Grey", "Pearl White", "Night Black", "Glacier Blue", "Signal Red");

    /** The zeros in the middle of the VIN keep it from being that of a real car. */
    static Registration draw(VehicleModel model, int number, RandomGenerator random) {
        String serial = random.ints(8, 0, VIN_CHARACTERS.length())
                .mapToObj(index -> VIN_CHARACTERS.substring(index, index + 1))
                .collect(Collectors.joining());
        return new Registration(
                model.wmi() + "000000" + serial, "Car " + number, COLORS.get(random.nextInt(COLORS.size())));
    }
}
