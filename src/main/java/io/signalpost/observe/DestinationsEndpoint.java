package io.signalpost.observe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.eventlog.delivery.Destinations;
import io.signalpost.eventlog.ledger.DestinationStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * {@code /observe/destinations}: every destination's ledger, and what an operator may do about it.
 *
 * <p>Answers 404 for a destination that the log does not know and 400 for an action or a time it does not understand,
 * each with {@code {"error": "..."}}.
 */
@WebEndpoint(id = "destinations")
public final class DestinationsEndpoint {

    private static final Logger log = LoggerFactory.getLogger(DestinationsEndpoint.class);

    private final Destinations destinations;

    public DestinationsEndpoint(Destinations destinations) {
        this.destinations = destinations;
    }

    /** @param events how many events the action concerned; absent for pause and resume */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(String action, Long events, DestinationStatus destination) {}

    @ReadOperation
    public List<DestinationStatus> all() {
        return destinations.all();
    }

    @ReadOperation
    public WebEndpointResponse<Object> one(@Selector String name) {
        return destinations
                .find(name)
                .map(status -> new WebEndpointResponse<Object>(status))
                .orElseGet(() -> unknown(name));
    }

    /**
     * @param action pause, resume, retry-dead, discard-dead or rewind
     * @param from   only for rewind: an ISO 8601 time with its offset, or {@code beginning}
     */
    @WriteOperation
    public WebEndpointResponse<Object> act(
            @Selector String name, @Nullable String action, @Nullable String from, SecurityContext caller) {
        if (destinations.find(name).isEmpty()) {
            return unknown(name);
        }
        try {
            Long events = perform(name, String.valueOf(action), from);
            log.atInfo()
                    .addKeyValue("destination", name)
                    .addKeyValue("action", action)
                    .addKeyValue("events", events == null ? "-" : events)
                    .addKeyValue("operator", Operator.name(caller))
                    .log("Operator action");
            return new WebEndpointResponse<>(
                    new Done(action, events, destinations.find(name).orElseThrow()));
        } catch (DateTimeException e) {
            return error(400, "from must be \"beginning\" or a time such as \"2026-03-16T08:40:00Z\"");
        } catch (UnsupportedOperationException e) {
            return error(400, "action must be one of pause, resume, retry-dead, discard-dead, rewind");
        }
    }

    private Long perform(String name, String action, String from) {
        switch (action) {
            case "pause" -> destinations.pause(name);
            case "resume" -> destinations.resume(name);
            case "retry-dead" -> {
                return (long) destinations.retryDead(name);
            }
            case "discard-dead" -> {
                return (long) destinations.discardDead(name);
            }
            case "rewind" -> {
                return destinations.rewind(name, time(from));
            }
            default -> throw new UnsupportedOperationException(action);
        }
        return null;
    }

    private static Instant time(String from) {
        return "beginning".equals(from)
                ? Instant.EPOCH
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(String.valueOf(from), Instant::from);
    }

    private WebEndpointResponse<Object> unknown(String name) {
        List<String> known =
                destinations.all().stream().map(DestinationStatus::name).toList();
        return error(404, "no destination is named \"" + name + "\"; there are: " + String.join(", ", known));
    }

    private static WebEndpointResponse<Object> error(int status, String message) {
        return new WebEndpointResponse<>(Map.of("error", message), status);
    }
}
