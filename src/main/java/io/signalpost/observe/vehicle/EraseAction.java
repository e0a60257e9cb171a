package io.signalpost.observe.vehicle;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.audit.Audit;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import org.springframework.lang.Nullable;
import org.springframework.transaction.TransactionException;

/**
 * An operator's wish to erase a vehicle. The audit has it without the vehicle, of which nothing is to stay.
 */
final class EraseAction {

    static final String ERASE = "erase";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final VehicleErasure erasure;
    private final Audit audit;

    EraseAction(VehicleErasure erasure, Audit audit) {
        this.erasure = erasure;
        this.audit = audit;
    }

    /** @return see {@link ErasureReport} */
    Map<String, Object> perform(
            String vehicleId, boolean dryRun, @Nullable Principal operator, @Nullable String idempotencyKey) {
        if (dryRun) {
            return withVehicle(vehicleId, withoutVehicle(look(vehicleId)));
        }
        Map<String, Object> target = new LinkedHashMap<>(Map.of("of", "vehicle"));
        target.put(VehicleDigest.NAME, VehicleDigest.of(vehicleId));
        return withVehicle(
                vehicleId,
                audit.perform(
                        Audit.Order.of(operator, ERASE, target, idempotencyKey),
                        () -> withoutVehicle(erase(vehicleId))));
    }

    private ErasureReport look(String vehicleId) {
        ErasureReport report;
        try {
            report = erasure.look(vehicleId);
        } catch (IllegalStateException | DataAccessException | TransactionException | FlywayException e) {
            throw new ProblemException(503, "a database does not answer now; nothing was removed");
        }
        if (report.isEmpty()) {
            throw new ProblemException(404, "nothing is kept of a vehicle of that id");
        }
        return report;
    }

    private ErasureReport erase(String vehicleId) {
        look(vehicleId);
        try {
            return erasure.erase(vehicleId);
        } catch (EventLogUnavailableException
                | IllegalStateException
                | DataAccessException
                | TransactionException
                | FlywayException e) {
            throw new ProblemException(503, "a database stopped answering: not all of it is removed; do it again");
        }
    }

    private static Map<String, Object> withoutVehicle(ErasureReport report) {
        Map<String, Object> answer = JSON.convertValue(report, OBJECT);
        answer.remove("vehicleId");
        return answer;
    }

    private static Map<String, Object> withVehicle(String vehicleId, Map<String, Object> report) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("action", ERASE);
        answer.put("vehicleId", vehicleId);
        answer.putAll(report);
        return answer;
    }
}
