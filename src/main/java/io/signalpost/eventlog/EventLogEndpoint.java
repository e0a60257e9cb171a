package io.signalpost.eventlog;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.signalpost.event.EventHeaders;
import io.signalpost.eventlog.delivery.DeliverySettings;
import io.signalpost.eventlog.delivery.EventFilter;
import io.signalpost.eventlog.delivery.Rate;
import io.signalpost.eventlog.delivery.RetryPolicy;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.window.Order;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Append Smartcar events to the durable event log, and read them for a destination.
 *
 * <p>{@code to: event-log:append} appends the message body. {@code from: event-log:<destination>} reads on from the
 * destination's own position, which moves when the route has ended without an exception.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "event-log",
        title = "Event Log",
        syntax = "event-log:name",
        category = {Category.MESSAGING},
        headersClass = EventHeaders.class)
public class EventLogEndpoint extends DefaultEndpoint {

    /** The name that producers use. */
    static final String APPEND = "append";

    @UriPath(description = "Name of the destination that reads, or append to write.")
    @Metadata(required = true)
    private final String name;

    @UriParam(
            label = "consumer,filter",
            description =
                    "Comma-separated list of event types to deliver, for instance VEHICLE_STATE. All when absent.")
    private String eventTypes;

    @UriParam(
            label = "consumer,filter",
            description = "Comma-separated list of signal codes, or FIRST_DELIVERY: delivers events that at least "
                    + "one of them fired. All when absent.")
    private String triggers;

    @UriParam(
            label = "consumer,filter",
            description = "Comma-separated list of signal codes: delivers events in which at least one of them is "
                    + "present with status SUCCESS. All when absent.")
    private String signals;

    @UriParam(label = "consumer,filter", description = "Comma-separated list of vehicle ids. All when absent.")
    private String vehicles;

    @UriParam(label = "consumer,filter", description = "Comma-separated list of makes, in any case. All when absent.")
    private String makes;

    @UriParam(label = "consumer,filter", description = "Comma-separated list of user ids. All when absent.")
    private String users;

    @UriParam(
            label = "consumer,filter",
            defaultValue = "LIVE,SIMULATED",
            description = "Comma-separated list of modes. TEST events, made by the test button of the Smartcar "
                    + "Dashboard, are delivered only when asked for. An event without a mode counts as LIVE.")
    private String modes = "LIVE,SIMULATED";

    @UriParam(
            label = "consumer",
            defaultValue = "now",
            description = "Where a destination begins that the log does not know yet: now, beginning, or an ISO "
                    + "8601 time such as 2026-03-16T08:40:00Z. Later the destination goes on where it left off.")
    private String startFrom = "now";

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "How many events are handed over at once, at most. With more than 1 the message body is a "
                    + "List of VehicleEvent.")
    private int batchSize = 1;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            defaultValue = "0",
            description = "How long to wait for a batch to fill. With 0 what is there is handed over at once.")
    private long batchTimeout;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "How many exchanges are under way at once, at most.")
    private int concurrentConsumers = 1;

    @UriParam(
            label = "consumer",
            enums = "none,vehicle,vehicle-strict",
            defaultValue = "vehicle",
            description =
                    "In which order events are delivered: none, vehicle (those of a vehicle as they were received; "
                            + "one that fails by itself is overtaken), or vehicle-strict (behind one that fails, those of its "
                            + "vehicle are held).")
    private String order = "vehicle";

    @UriParam(
            label = "consumer",
            description =
                    "How many events per second are delivered, at most: 50, or with a burst after a pause 50/200. "
                            + "As many as there are when absent.")
    private String rate;

    @UriParam(
            label = "consumer,retry",
            defaultValue = "10",
            description = "After how many attempts, the first included, an event becomes a dead letter.")
    private int maxAttempts = 10;

    @UriParam(
            label = "consumer,retry",
            javaType = "java.time.Duration",
            defaultValue = "1000",
            description = "How long to wait before the second attempt.")
    private long retryDelay = 1_000;

    @UriParam(
            label = "consumer,retry",
            defaultValue = "2",
            description = "By how much the delay grows from attempt to attempt.")
    private double retryMultiplier = 2;

    @UriParam(
            label = "consumer,retry",
            javaType = "java.time.Duration",
            defaultValue = "300000",
            description = "How long the delay grows at most.")
    private long maxRetryDelay = 300_000;

    @UriParam(
            label = "consumer,retry",
            description = "What single codes of failures mean for this destination, where that differs from "
                    + "docs/failures.md: comma-separated pairs of a code, or of a beginning with a star, and "
                    + "unavailable, retry, retry-long or dead; for instance 404:dead,5*:retry-long.")
    private String failures;

    public EventLogEndpoint(String uri, EventLogComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        if (!APPEND.equals(name)) {
            throw new IllegalArgumentException("event-log:" + name + " cannot be written to; write event-log:append");
        }
        return new EventLogProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (APPEND.equals(name)) {
            throw new IllegalArgumentException(
                    "event-log:append cannot be read from; write event-log: and the name of your destination");
        }
        EventLogConsumer consumer = new EventLogConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        atLeastOne("batchSize", batchSize);
        atLeastOne("concurrentConsumers", concurrentConsumers);
        atLeastOne("maxAttempts", maxAttempts);
        atLeastOne("retryDelay", retryDelay);
        atLeastOne("retryMultiplier", retryMultiplier);
        atLeastOne("maxRetryDelay", maxRetryDelay);
    }

    private void atLeastOne(String parameter, double value) {
        if (value < 1) {
            throw new IllegalArgumentException("event-log:" + name + ": " + parameter + " must be a number, 1 or more");
        }
    }

    @Override
    public EventLogComponent getComponent() {
        return (EventLogComponent) super.getComponent();
    }

    /** Which events the parameters let through. */
    public EventFilter filter() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("eventTypes", eventTypes);
        parameters.put("modes", modes);
        parameters.put("vehicles", vehicles);
        parameters.put("makes", makes);
        parameters.put("users", users);
        parameters.put("triggers", triggers);
        parameters.put("signals", signals);
        return new EventFilter(parameters);
    }

    /** How the parameters want events delivered. */
    public DeliverySettings delivery() {
        return new DeliverySettings(
                understood("order", order, Order::of),
                concurrentConsumers,
                batchSize,
                batchTimeout,
                understood("rate", rate, Rate::of),
                retryPolicy());
    }

    private <T> T understood(String parameter, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("event-log:" + name + ": " + parameter + ": " + e.getMessage());
        }
    }

    private RetryPolicy retryPolicy() {
        return new RetryPolicy(
                maxAttempts,
                retryDelay,
                retryMultiplier,
                maxRetryDelay,
                understood("failures", failures, FailureTable::parse));
    }

    /** The time from which a new destination reads. */
    Instant startingPoint() {
        return switch (startFrom) {
            case "now" -> Instant.MAX;
            case "beginning" -> Instant.EPOCH;
            default -> {
                try {
                    yield Instant.parse(startFrom);
                } catch (DateTimeParseException e) {
                    throw new IllegalArgumentException("event-log:" + name + ": startFrom is '" + startFrom
                            + "', expected now, beginning or a time such as 2026-03-16T08:40:00Z");
                }
            }
        };
    }

    public String getName() {
        return name;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public String getTriggers() {
        return triggers;
    }

    public void setTriggers(String triggers) {
        this.triggers = triggers;
    }

    public String getSignals() {
        return signals;
    }

    public void setSignals(String signals) {
        this.signals = signals;
    }

    public String getVehicles() {
        return vehicles;
    }

    public void setVehicles(String vehicles) {
        this.vehicles = vehicles;
    }

    public String getMakes() {
        return makes;
    }

    public void setMakes(String makes) {
        this.makes = makes;
    }

    public String getUsers() {
        return users;
    }

    public void setUsers(String users) {
        this.users = users;
    }

    public String getModes() {
        return modes;
    }

    public void setModes(String modes) {
        this.modes = modes;
    }

    public String getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public long getBatchTimeout() {
        return batchTimeout;
    }

    public void setBatchTimeout(long batchTimeout) {
        this.batchTimeout = batchTimeout;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public String getRate() {
        return rate;
    }

    public void setRate(String rate) {
        this.rate = rate;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public double getRetryMultiplier() {
        return retryMultiplier;
    }

    public void setRetryMultiplier(double retryMultiplier) {
        this.retryMultiplier = retryMultiplier;
    }

    public long getMaxRetryDelay() {
        return maxRetryDelay;
    }

    public void setMaxRetryDelay(long maxRetryDelay) {
        this.maxRetryDelay = maxRetryDelay;
    }

    public String getFailures() {
        return failures;
    }

    public void setFailures(String failures) {
        this.failures = failures;
    }
}
