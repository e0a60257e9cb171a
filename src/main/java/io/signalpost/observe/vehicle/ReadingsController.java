package io.signalpost.observe.vehicle;

import java.security.Principal;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.destination.vehicle.PastReading;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.event.Masking;
import io.signalpost.observe.event.RevealAudit;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/vehicles/<id>/signals/<code>}: what a signal of a vehicle said by and by. Answers 404 for a vehicle or a signal
 * of which nothing is known.
 */
@RestController
final class ReadingsController {

    private static final int PAGE = 500;
    private static final int MOST = 5_000;

    private final VehicleLookup vehicles;
    private final RevealAudit reveals;

    ReadingsController(VehicleLookup vehicles, RevealAudit reveals) {
        this.vehicles = vehicles;
        this.reveals = reveals;
    }

    /**
     * @param unit     of the last; absent when it has none
     * @param masked   whether the values are hidden
     * @param readings the oldest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Readings(String code, @Nullable String unit, boolean masked, List<PastReading> readings) {}

    /** @param all {@code limit}: of the latest so many, 500 when absent; {@code reveal}: whether a personal one is shown */
    @GetMapping("/observe/vehicles/{id}/signals/{code}")
    Readings readings(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> all,
            @Nullable Principal operator) {
        Parameters parameters = new Parameters(all, Set.of("limit", "reveal"));
        boolean reveal = parameters.flag("reveal");
        List<PastReading> readings = vehicles.readings(id, code, (int) parameters.number("limit", PAGE, MOST));
        if (readings.isEmpty()) {
            throw new ProblemException(404, "there is no value with a time of this signal of this vehicle");
        }
        if (reveal) {
            reveals.note("signal", VehicleDigest.NAME, VehicleDigest.of(id), operator);
        }
        boolean masked = !reveal && Masking.isPersonal(code);
        return new Readings(
                code,
                readings.get(readings.size() - 1).unit(),
                masked,
                masked
                        ? readings.stream()
                                .map(reading -> reading.with(Masking.HIDDEN))
                                .toList()
                        : readings);
    }
}
