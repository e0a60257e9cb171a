package io.signalpost.observe.vehicle;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalpost.destination.vehicle.VehicleCounts;
import io.signalpost.destination.vehicle.VehicleTable;
import io.signalpost.observe.ActionBody;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.event.RevealAudit;
import org.apache.commons.lang3.EnumUtils;
import org.apache.commons.lang3.StringUtils;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/vehicles}: which vehicles there are, which are silent or faulty, what their signals said last and how fresh
 * that is, and the way to erase one. Erasing goes beyond the tables: what was kept anywhere is removed.
 *
 * <p>Answers 400 for what it does not understand, 404 for a vehicle that is not known, and for all of them when the
 * {@code database} destination is off, 409 for an idempotency key that was used for something else, and 503 when a database
 * does not answer.
 */
@RestController
@RequestMapping("/observe/vehicles")
final class VehiclesController {

    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final int MOST_WITH_VALUES = 100;

    private final VehicleLookup vehicles;
    private final EraseAction erase;
    private final RevealAudit reveals;

    VehiclesController(VehicleLookup vehicles, EraseAction erase, RevealAudit reveals) {
        this.vehicles = vehicles;
        this.erase = erase;
        this.reveals = reveals;
    }

    /** @param next what {@code cursor} must be to get more; absent when there are no more */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            @JsonUnwrapped VehicleCounts counts,
            List<ShownVehicle> vehicles,
            @Nullable String next) {}

    /**
     * @param all {@code state}: {@code known}, {@code silent} or {@code faulty}, all when absent; {@code cursor}, formerly
     *            {@code after}: an id, for those behind it in the order of ids; {@code limit}: from 1 to 1000, 100 when absent;
     *            {@code values}: whether each has its last event and its signals, then 100 at most; {@code reveal}: whether
     *            personal ones are shown; {@code id}: of the one vehicle that is asked for, where it would not go into a path
     */
    @GetMapping
    Object vehicles(@RequestParam MultiValueMap<String, String> all, @Nullable Principal operator) {
        Parameters parameters =
                new Parameters(all, Set.of("state", "after", "cursor", "limit", "values", "reveal", "id"));
        boolean reveal = parameters.flag("reveal");
        String id = parameters.text("id");
        if (id == null) {
            return list(parameters, reveal, operator);
        }
        if (Stream.of("state", "after", "cursor", "limit", "values").anyMatch(all::containsKey)) {
            throw new ProblemException(400, "id goes with reveal only");
        }
        return one(id, reveal, operator);
    }

    private Page list(Parameters parameters, boolean reveal, @Nullable Principal operator) {
        boolean values = parameters.flag("values");
        String cursor = parameters.text("cursor");
        String after = parameters.text("after");
        if (cursor != null && after != null) {
            throw new ProblemException(400, "after is the former name of cursor; give one of them");
        }
        VehicleLookup.Page page = vehicles.list(
                state(parameters.text("state")),
                Stream.of(cursor, after).filter(Objects::nonNull).findFirst().orElse(""),
                (int) parameters.number("limit", PAGE, values ? MOST_WITH_VALUES : MOST),
                values,
                reveal);
        if (reveal && values) {
            reveals.note("vehicles", operator);
        }
        return new Page(page.counts(), page.vehicles(), page.next());
    }

    private static VehicleTable.State state(@Nullable String word) {
        VehicleTable.State state =
                word == null ? VehicleTable.State.KNOWN : EnumUtils.getEnumIgnoreCase(VehicleTable.State.class, word);
        if (state == null) {
            throw new ProblemException(400, "state must be one of known, silent, faulty");
        }
        return state;
    }

    /** @param parameters {@code reveal}: whether personal values are shown */
    @GetMapping("/{id}")
    ShownVehicle one(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @Nullable Principal operator) {
        return one(id, new Parameters(parameters, Set.of("reveal")).flag("reveal"), operator);
    }

    private ShownVehicle one(String id, boolean reveal, @Nullable Principal operator) {
        ShownVehicle vehicle = vehicles.find(id, reveal)
                .orElseThrow(() -> new ProblemException(404, "no event of a vehicle of that id has come yet"));
        if (reveal) {
            reveals.note("vehicle", VehicleDigest.NAME, VehicleDigest.of(id), operator);
        }
        return vehicle;
    }

    /** @param body {@code action}: {@code erase}; {@code dryRun}: true only counts */
    @PostMapping("/{id}")
    Map<String, Object> act(
            @PathVariable String id,
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ActionBody fields = new ActionBody(body, Set.of("action", "dryRun"));
        fields.word("action", List.of(EraseAction.ERASE));
        return erase.perform(id, fields.flag("dryRun"), operator, idempotencyKey);
    }

    /** As {@link #act}, for an id that no path can have. @param body also {@code vehicleId} */
    @PostMapping
    Map<String, Object> actOn(
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ActionBody fields = new ActionBody(body, Set.of("action", "vehicleId", "dryRun"));
        fields.word("action", List.of(EraseAction.ERASE));
        String vehicleId = fields.text("vehicleId");
        if (StringUtils.isBlank(vehicleId)) {
            throw new ProblemException(400, "vehicleId must be the id of a vehicle");
        }
        return erase.perform(vehicleId, fields.flag("dryRun"), operator, idempotencyKey);
    }
}
