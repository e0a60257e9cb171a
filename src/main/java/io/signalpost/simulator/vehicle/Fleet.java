package io.signalpost.simulator.vehicle;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.PermissionDefinition;

/**
 * Makes vehicles: a mix of electric, hybrid and combustion cars of several makes, with gaps as real ones have them. Of
 * five vehicles, the first four have all permissions and the fifth lacks some.
 */
public final class Fleet {

    private static final int LACKS_PERMISSIONS = 5;
    private static final int MOST_LACKING = 3;

    private final long seed;
    private final String mode;
    private int made;

    /**
     * @param seed of all its vehicles
     * @param mode {@code live} or {@code simulated}, see {@link VehicleIdentity#mode()}
     */
    public Fleet(long seed, String mode) {
        this.seed = seed;
        this.mode = mode;
    }

    /** The next vehicle; the n-th of the same seed is always the same. */
    public SimulatedVehicle next() {
        VehicleModel model = VehicleModel.ALL.get(made % VehicleModel.ALL.size());
        made++;
        UUID id = uuid("vehicle");
        // Not `Random`: it drops a part of its seed.
        RandomGenerator random = new SplittableRandom(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
        VehicleIdentity identity = new VehicleIdentity(
                id.toString(),
                uuid("user").toString(),
                random.nextBoolean() ? "customer-" + made : null,
                model.make(),
                model.model(),
                random.nextInt(model.firstYear(), model.lastYear() + 1),
                model.powertrain().name(),
                mode);
        return new SimulatedVehicle(
                identity, permissions(random), model, Registration.draw(model, made, random), random);
    }

    private UUID uuid(String of) {
        return UUID.nameUUIDFromBytes((of + " " + made + " of " + seed).getBytes(StandardCharsets.UTF_8));
    }

    /** What lacks is something that would open signals, so that it can be seen. */
    private Set<String> permissions(RandomGenerator random) {
        Set<String> granted = Catalog.get().permissions().stream()
                .map(PermissionDefinition::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (made % LACKS_PERMISSIONS == 0) {
            List<String> useful = Catalog.get().permissions().stream()
                    .filter(permission -> !permission.signals().isEmpty())
                    .map(PermissionDefinition::name)
                    .toList();
            for (int lacking = random.nextInt(MOST_LACKING); lacking >= 0; lacking--) {
                granted.remove(useful.get(random.nextInt(useful.size())));
            }
        }
        return Collections.unmodifiableSet(granted);
    }
}
