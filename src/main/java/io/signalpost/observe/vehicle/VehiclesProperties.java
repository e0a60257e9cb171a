package io.signalpost.observe.vehicle;

import java.time.Duration;

import io.signalpost.destination.vehicle.SilenceRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a vehicle counts as silent.
 *
 * @param silentAfter  it must have been quiet for at least this time
 * @param silentFactor and for this many times the time that usually passes between its events
 */
@ConfigurationProperties("signalpost.vehicles")
public record VehiclesProperties(
        @DefaultValue("10m") Duration silentAfter,
        @DefaultValue("3") double silentFactor) {

    public VehiclesProperties {
        require(silentAfter.toMillis() > 0, "silent-after", silentAfter, "a time above zero, for instance 10m");
        require(silentFactor >= 1, "silent-factor", silentFactor, "a number from 1, for instance 3");
    }

    SilenceRule rule() {
        return new SilenceRule(silentFactor, silentAfter);
    }

    private static void require(boolean valid, String key, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("signalpost.vehicles." + key + " is " + value + ", write " + expected);
        }
    }
}
