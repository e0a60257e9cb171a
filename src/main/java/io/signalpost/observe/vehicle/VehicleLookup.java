package io.signalpost.observe.vehicle;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.signalpost.destination.vehicle.PastReading;
import io.signalpost.destination.vehicle.VehicleCounts;
import io.signalpost.destination.vehicle.VehicleStatus;
import io.signalpost.destination.vehicle.VehicleTable;
import io.signalpost.observe.ProblemException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.lang.Nullable;

/** The vehicles as the tables of the {@code database} destination have them. */
final class VehicleLookup {

    private final VehicleTable table;
    private final InstantSource clock;

    /** @param table null when the destination is off */
    VehicleLookup(@Nullable VehicleTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @param next id of the last, when there are more */
    record Page(
            VehicleCounts counts,
            List<ShownVehicle> vehicles,
            @Nullable String next) {}

    /**
     * @param after      an id: those behind it in the order of ids
     * @param withValues whether each has its last event and its signals
     */
    Page list(VehicleTable.State state, String after, int limit, boolean withValues, boolean reveal) {
        return ask((vehicles, now) -> {
            List<VehicleStatus> found = vehicles.list(state, after, limit + 1, now);
            List<VehicleStatus> page = found.subList(0, Math.min(limit, found.size()));
            return new Page(
                    vehicles.count(now),
                    page.stream()
                            .map(status -> withValues ? view(vehicles, status, now, reveal) : ShownVehicle.of(status))
                            .toList(),
                    found.size() > limit ? page.get(limit - 1).vehicleId() : null);
        });
    }

    /** With its open faults, and how often each signal is read; empty when no event of it has come yet. */
    Optional<ShownVehicle> find(String id, boolean reveal) {
        return ask((vehicles, now) -> vehicles.find(id, now).map(status -> view(vehicles, status, now, reveal)
                .with(vehicles.cadences(id))
                .with(vehicles.openFaults(id))));
    }

    /** What a signal said by and by, the oldest first. */
    List<PastReading> readings(String id, String code, int limit) {
        return ask((vehicles, now) -> vehicles.readings(id, code, limit));
    }

    private static ShownVehicle view(VehicleTable vehicles, VehicleStatus status, Instant now, boolean reveal) {
        String id = status.vehicleId();
        return ShownVehicle.of(
                status,
                vehicles.lastEvent(id).orElse(null),
                ShownSignal.all(vehicles.signals(id, now), vehicles.values(id), reveal));
    }

    /** @throws ProblemException with 404 when the destination is off, with 503 when its database does not answer */
    private <T> T ask(BiFunction<VehicleTable, Instant, T> question) {
        if (table == null) {
            throw new ProblemException(
                    404,
                    "vehicles are read from the tables of the database destination, which is off;"
                            + " set destination.database.enabled=true");
        }
        try {
            return question.apply(table, clock.instant());
        } catch (DataAccessException | FlywayException e) {
            throw new ProblemException(503, "the database of the database destination does not answer now");
        }
    }
}
