package io.signalpost.observe.loss;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely it is watched whether events could be kept.
 *
 * @param heartbeat time between two heartbeats; a pause of more than two of them is an outage
 */
@ConfigurationProperties("signalpost.loss-watch")
public record LossWatchProperties(@DefaultValue("5s") Duration heartbeat) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(25); // Smartcar tries again after that time

    public LossWatchProperties {
        if (heartbeat.compareTo(SHORTEST) < 0 || heartbeat.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "signalpost.loss-watch.heartbeat is " + heartbeat + ", write a time from 100ms to 25s");
        }
    }

    /** The longest time between two heartbeats that is no outage: one of them was late. */
    Duration tolerated() {
        return heartbeat.multipliedBy(2);
    }
}
