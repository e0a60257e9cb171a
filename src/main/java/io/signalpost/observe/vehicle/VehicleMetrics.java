package io.signalpost.observe.vehicle;

import java.time.Clock;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.destination.vehicle.VehicleCounts;
import io.signalpost.destination.vehicle.VehicleTable;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** How many vehicles are known, silent and faulty; not a number while the destination's database does not answer. */
final class VehicleMetrics {

    private static final Logger log = LoggerFactory.getLogger(VehicleMetrics.class);

    private final VehicleTable vehicles;
    private final Clock clock;
    private volatile VehicleCounts counts;

    VehicleMetrics(VehicleTable vehicles, MeterRegistry meters, Clock clock) {
        this.vehicles = vehicles;
        this.clock = clock;
        gauge(meters, "known", VehicleCounts::known);
        gauge(meters, "silent", VehicleCounts::silent);
        gauge(meters, "faulty", VehicleCounts::faulty);
    }

    /** Counts anew. Not for the thread of a scrape, which a database that hangs must not hold up. */
    void refresh() {
        try {
            counts = vehicles.count(clock.instant());
        } catch (DataAccessException | FlywayException e) {
            counts = null;
            log.atDebug().addKeyValue("error", e.getClass().getName()).log("The vehicles cannot be counted");
        }
    }

    private void gauge(MeterRegistry meters, String state, ToDoubleFunction<VehicleCounts> value) {
        Gauge.builder("signalpost.vehicles", this, m -> m.counts == null ? Double.NaN : value.applyAsDouble(m.counts))
                .description("Vehicles of which an event ever came, and of these the silent and the faulty ones")
                .tag("state", state)
                .register(meters);
    }
}
