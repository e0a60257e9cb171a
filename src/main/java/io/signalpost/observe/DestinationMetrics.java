package io.signalpost.observe;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DestinationStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledgers of the destinations as metrics, tagged by destination. The names come from the log, never from a request. */
final class DestinationMetrics {

    /** A scrape asks for some ten values of each destination; they are to come from one query. */
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private static final Logger log = LoggerFactory.getLogger(DestinationMetrics.class);

    private final EventLog eventLog;
    private final MeterRegistry meters;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private Map<String, DestinationStatus> ledgers = Map.of();
    private long readAt = System.nanoTime() - FRESH;

    DestinationMetrics(EventLog eventLog, MeterRegistry meters) {
        this.eventLog = eventLog;
        this.meters = meters;
    }

    /** Makes a destination's meters known; one that appears later gets its own at the next reading. */
    synchronized Map<String, DestinationStatus> ledgers() {
        if (System.nanoTime() - readAt >= FRESH) {
            ledgers = read();
            readAt = System.nanoTime();
            ledgers.keySet().stream().filter(registered::add).forEach(this::register);
        }
        return ledgers;
    }

    /** Nothing while the log cannot be read: the other metrics are wanted then more than ever. */
    private Map<String, DestinationStatus> read() {
        try {
            return eventLog.destinations().all().stream().collect(Collectors.toMap(DestinationStatus::name, d -> d));
        } catch (IllegalStateException e) {
            log.atDebug().setCause(e).log("The destinations' metrics are absent");
            return Map.of();
        }
    }

    private void register(String name) {
        gauge(name, "pending", "Events it has not passed yet", DestinationStatus::pending);
        gauge(name, "retrying", "Events that failed and will be tried again", DestinationStatus::retrying);
        gauge(name, "held", "Events that wait behind one of their vehicle that failed", DestinationStatus::held);
        gauge(name, "dead", "Dead letters, which wait for an operator", DestinationStatus::dead);
        gauge(name, "down", "1 when it cannot be used, its last attempts having failed", d -> down(d) ? 1 : 0);
        gauge(name, "running", "1 when it is delivering, 0 when down, paused or disabled", d -> running(d) ? 1 : 0);
        age(
                name,
                "pending",
                "Age of the oldest event it has not passed, 0 when there is none",
                DestinationStatus::oldestPendingAge);
        age(
                name,
                "undelivered",
                "Age of the oldest event it has not passed, tries again or holds, 0 when there is none",
                DestinationStatus::oldestUndeliveredAge);
        counter(name, "delivered", "Events delivered", DestinationStatus::delivered);
        counter(name, "filtered", "Events its route did not ask for", DestinationStatus::filtered);
        counter(name, "replayed", "Events that replays have put before it again", DestinationStatus::replayed);
        counter(name, "discarded", "Dead letters given up by an operator", DestinationStatus::discarded);
        counter(name, "pruned", "Events removed before it had them: lost", DestinationStatus::pruned);
    }

    private void gauge(String name, String what, String description, ToDoubleFunction<DestinationStatus> value) {
        Gauge.builder("signalpost.destination." + what, this, m -> m.value(name, value))
                .description(description)
                .tag("destination", name)
                .register(meters);
    }

    private void age(String name, String what, String description, Function<DestinationStatus, Duration> age) {
        TimeGauge.builder(
                        "signalpost.destination.oldest." + what + ".age",
                        this,
                        TimeUnit.SECONDS,
                        m -> m.value(name, of -> seconds(age.apply(of))))
                .description(description)
                .tag("destination", name)
                .register(meters);
    }

    private void counter(String name, String what, String description, ToDoubleFunction<DestinationStatus> value) {
        FunctionCounter.builder("signalpost.destination." + what, this, m -> m.value(name, value))
                .description(description)
                .tag("destination", name)
                .register(meters);
    }

    private double value(String name, ToDoubleFunction<DestinationStatus> value) {
        DestinationStatus ledger = ledgers().get(name);
        return ledger == null ? Double.NaN : value.applyAsDouble(ledger);
    }

    private static boolean running(DestinationStatus ledger) {
        return ledger.state().equals("running");
    }

    private static boolean down(DestinationStatus ledger) {
        return ledger.state().equals(DestinationStatus.DOWN);
    }

    private static double seconds(Duration age) {
        return age == null ? 0 : age.toMillis() / 1000.0;
    }
}
