package io.signalpost.event;

import java.util.List;
import java.util.Set;

/**
 * Something that keeps Smartcar from reading a vehicle, or the news that it is over. Smartcar gives faults no id: a
 * resolved one belongs to the open one of the same vehicle, type and code.
 *
 * @param type           for instance {@code CONNECTED_SERVICES_ACCOUNT}
 * @param code           null where Smartcar sends none, as for {@code PERMISSION}
 * @param state          {@code ERROR} or {@code RESOLVED}; {@code ERROR} when the body does not say
 * @param description    for logs
 * @param userMessage    for the owner
 * @param resolutionType what cures it, for instance {@code REAUTHENTICATE}; what Smartcar documents for this error when
 *                       an open fault comes without any {@code resolution}; null when nothing does
 * @param resolutionUrl  where the owner can cure it
 * @param signals        codes of the affected signals; empty when the whole connection is affected
 */
public record VehicleFault(
        String type,
        String code,
        String state,
        String description,
        String userMessage,
        String resolutionType,
        String resolutionUrl,
        List<String> signals) {

    static final String ERROR = "ERROR";
    private static final String RESOLVED = "RESOLVED";
    // The event page says USER_ACTION_REQUIRED where the error pages say ACTION_REQUIRED.
    private static final Set<String> BY_A_PERSON =
            Set.of("REAUTHENTICATE", "ACTION_REQUIRED", "USER_ACTION_REQUIRED", "CONTACT_SUPPORT", "FINANCE");

    public VehicleFault {
        signals = signals == null ? List.of() : List.copyOf(signals);
    }

    /** Open, and it stays open until somebody does something about it. */
    public boolean needsPerson() {
        return ERROR.equals(state) && resolutionType != null && BY_A_PERSON.contains(resolutionType);
    }

    /**
     * Whether to tell of it again while it lasts. Smartcar sends a missing permission every day, also for vehicles that are
     * well: who was told once need not be told again.
     */
    public boolean isWorthRepeating() {
        return !("PERMISSION".equals(type) && "REAUTHENTICATE".equals(resolutionType));
    }

    /** The same for other signals. */
    public VehicleFault withSignals(List<String> others) {
        return new VehicleFault(type, code, state, description, userMessage, resolutionType, resolutionUrl, others);
    }

    public boolean resolved() {
        return RESOLVED.equals(state);
    }

    /** Without the address, which may open the way to the owner's account, so that it may be logged. */
    @Override
    public String toString() {
        return "VehicleFault[type=" + type + ", code=" + code + ", state=" + state + "]";
    }
}
