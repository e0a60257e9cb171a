package io.signalpost.observe.vehicle;

import java.util.Map;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.observe.Operator;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.dao.DataAccessException;
import org.springframework.lang.Nullable;
import org.springframework.transaction.TransactionException;

/** An operator's wish to erase a vehicle: understood or refused, carried out, and told in the log without the vehicle. */
final class EraseAction {

    static final String ERASE = "erase";

    private static final Logger log = LoggerFactory.getLogger(EraseAction.class);

    private final VehicleErasure erasure;

    EraseAction(VehicleErasure erasure) {
        this.erasure = erasure;
    }

    WebEndpointResponse<Object> perform(
            @Nullable String action, @Nullable String vehicleId, @Nullable Boolean dryRun, SecurityContext caller) {
        if (!ERASE.equals(action)) {
            return error(400, "action must be " + ERASE);
        }
        if (vehicleId == null || vehicleId.isBlank()) {
            return error(400, "vehicleId must be the id of a vehicle");
        }
        boolean begun = false;
        try {
            ErasureReport report = erasure.look(vehicleId);
            if (report.isEmpty()) {
                return error(404, "nothing is kept of a vehicle of that id");
            }
            if (!Boolean.TRUE.equals(dryRun)) {
                begun = true;
                report = erasure.erase(vehicleId);
                audit(report, caller);
            }
            return new WebEndpointResponse<>(report);
        } catch (EventLogUnavailableException
                | IllegalStateException
                | DataAccessException
                | TransactionException
                | FlywayException e) {
            return begun ? incomplete(caller) : error(503, "a database does not answer now; nothing was removed");
        }
    }

    private static void audit(ErasureReport report, SecurityContext caller) {
        log.atInfo()
                .addKeyValue("action", ERASE)
                .addKeyValue("events", report.events().removed())
                .addKeyValue("undelivered", ErasureReport.sum(report.events().undelivered()))
                .addKeyValue("deadLetters", ErasureReport.sum(report.events().deadLetters()))
                .addKeyValue("refused", report.refused())
                .addKeyValue("rows", report.rowsRemoved())
                .addKeyValue("operator", Operator.name(caller))
                .log("Operator action");
    }

    private static WebEndpointResponse<Object> incomplete(SecurityContext caller) {
        log.atWarn()
                .addKeyValue("action", ERASE)
                .addKeyValue("outcome", "incomplete")
                .addKeyValue("operator", Operator.name(caller))
                .log("Operator action");
        return error(503, "a database stopped answering: not all of it is removed; do it again");
    }

    private static WebEndpointResponse<Object> error(int status, String message) {
        return new WebEndpointResponse<>(Map.of("error", message), status);
    }
}
