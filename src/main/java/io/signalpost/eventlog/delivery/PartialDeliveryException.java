package io.signalpost.eventlog.delivery;

import java.util.Map;

/**
 * Thrown by a destination route that takes batches when some events of a batch failed and all others were delivered.
 * What becomes of each of these, its own exception says.
 */
public class PartialDeliveryException extends RuntimeException {

    private final transient Map<String, Throwable> failures;

    /** @param failures why each failed event failed, by {@code VehicleEvent.id()} */
    public PartialDeliveryException(Map<String, ? extends Throwable> failures) {
        super(failures.size() + " events of the batch were not delivered");
        this.failures = Map.copyOf(failures);
    }

    public Map<String, Throwable> failures() {
        return failures;
    }
}
