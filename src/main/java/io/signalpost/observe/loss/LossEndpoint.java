package io.signalpost.observe.loss;

import java.util.Map;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.observe.Operator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * {@code /observe/loss}: when no event could be kept, what that probably cost, and which events are known to be lost.
 *
 * <p>Answers 400 for an action it does not know and 503 while the event log cannot write, with {@code {"error": "..."}}.
 */
@WebEndpoint(id = "loss")
public final class LossEndpoint {

    private static final Logger log = LoggerFactory.getLogger(LossEndpoint.class);
    private static final String ACKNOWLEDGE = "acknowledge";

    private final LossWatch watch;

    LossEndpoint(LossWatch watch) {
        this.watch = watch;
    }

    @ReadOperation
    public Object report() {
        return watch.report();
    }

    /** @param action {@code acknowledge}: what was lost so far has been taken note of */
    @WriteOperation
    public WebEndpointResponse<Object> act(@Nullable String action, SecurityContext caller) {
        if (!ACKNOWLEDGE.equals(action)) {
            return new WebEndpointResponse<>(Map.of("error", "action must be " + ACKNOWLEDGE), 400);
        }
        try {
            int outages = watch.acknowledge();
            log.atInfo()
                    .addKeyValue("action", action)
                    .addKeyValue("outages", outages)
                    .addKeyValue("operator", Operator.name(caller))
                    .log("Operator action");
            return new WebEndpointResponse<>(Map.of("action", action, "outages", outages));
        } catch (EventLogUnavailableException e) {
            return new WebEndpointResponse<>(Map.of("error", String.valueOf(e.getMessage())), 503);
        }
    }
}
