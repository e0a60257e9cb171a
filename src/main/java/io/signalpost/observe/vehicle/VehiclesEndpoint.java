package io.signalpost.observe.vehicle;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalpost.destination.OpenFault;
import io.signalpost.destination.SignalFreshness;
import io.signalpost.destination.VehicleCounts;
import io.signalpost.destination.VehicleStatus;
import io.signalpost.destination.VehicleTable;
import org.apache.commons.lang3.EnumUtils;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.dao.DataAccessException;
import org.springframework.lang.Nullable;

/**
 * {@code /observe/vehicles}: which vehicles there are, which are silent or faulty, how fresh their signals are, and the way
 * to erase one. Erasing goes beyond the tables: what was kept anywhere is removed.
 *
 * <p>Answers 404 for a vehicle that is not known, and for all of them when the {@code database} destination is off, 400
 * for parameters it does not understand, and 503 when the destination's database does not answer, each with
 * {@code {"error": "..."}}.
 */
@WebEndpoint(id = "vehicles")
public final class VehiclesEndpoint {

    private static final int MOST = 1_000;
    private static final int PAGE = 100;

    private final VehicleTable vehicles;
    private final InstantSource clock;
    private final EraseAction erase;

    /** @param vehicles null when the database destination is off */
    VehiclesEndpoint(@Nullable VehicleTable vehicles, InstantSource clock, EraseAction erase) {
        this.vehicles = vehicles;
        this.clock = clock;
        this.erase = erase;
    }

    /** @param next what {@code after} must be to get more; absent when there are no more */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(@JsonUnwrapped VehicleCounts counts, List<VehicleStatus> vehicles, String next) {}

    record Detail(@JsonUnwrapped VehicleStatus status, List<SignalFreshness> signals, List<OpenFault> faults) {}

    /**
     * @param state {@code known}, {@code silent} or {@code faulty}; all when absent
     * @param after an id: those behind it in the order of ids
     * @param limit from 1 to 1000; 100 when absent
     * @param id    of the one vehicle that is asked for, where it would not go into a path
     */
    @ReadOperation
    public WebEndpointResponse<Object> list(
            @Nullable String state, @Nullable String after, @Nullable Integer limit, @Nullable String id) {
        if (id != null) {
            return state == null && after == null && limit == null
                    ? one(id)
                    : error(400, "id goes without state, after and limit");
        }
        String word = state == null ? "known" : state;
        VehicleTable.State wanted = EnumUtils.getEnum(VehicleTable.State.class, word.toUpperCase(Locale.ROOT));
        int size = limit == null ? PAGE : limit;
        if (wanted == null) {
            return error(400, "state must be one of known, silent, faulty");
        }
        if (size < 1 || size > MOST) {
            return error(400, "limit must be a number from 1 to " + MOST);
        }
        return answer(now -> {
            List<VehicleStatus> found = vehicles.list(wanted, after == null ? "" : after, size + 1, now);
            List<VehicleStatus> page = found.subList(0, Math.min(size, found.size()));
            return new WebEndpointResponse<>(new Page(
                    vehicles.count(now),
                    page,
                    found.size() > size ? page.get(size - 1).vehicleId() : null));
        });
    }

    @ReadOperation
    public WebEndpointResponse<Object> one(@Selector String id) {
        return answer(now -> vehicles.find(id, now)
                .map(status -> new WebEndpointResponse<Object>(
                        new Detail(status, vehicles.signals(id, now), vehicles.openFaults(id))))
                .orElseGet(() -> error(404, "no event of a vehicle of that id has come yet")));
    }

    /**
     * @param action {@code erase}
     * @param dryRun true only counts
     */
    @WriteOperation
    public WebEndpointResponse<Object> act(
            @Selector String id, @Nullable String action, @Nullable Boolean dryRun, SecurityContext caller) {
        return erase.perform(action, id, dryRun, caller);
    }

    /** The same for an id that no path can have. */
    @WriteOperation
    public WebEndpointResponse<Object> actOn(
            @Nullable String action, @Nullable String vehicleId, @Nullable Boolean dryRun, SecurityContext caller) {
        return erase.perform(action, vehicleId, dryRun, caller);
    }

    private WebEndpointResponse<Object> answer(Function<Instant, WebEndpointResponse<Object>> found) {
        if (vehicles == null) {
            return error(
                    404,
                    "vehicles are read from the tables of the database destination, which is off;"
                            + " set destination.database.enabled=true");
        }
        try {
            return found.apply(clock.instant());
        } catch (DataAccessException | FlywayException e) {
            return error(503, "the database of the database destination does not answer now");
        }
    }

    private static WebEndpointResponse<Object> error(int status, String message) {
        return new WebEndpointResponse<>(Map.of("error", message), status);
    }
}
