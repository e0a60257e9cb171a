package io.signalpost.eventlog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.signalpost.eventlog.delivery.Answer;
import io.signalpost.eventlog.delivery.DeliveryLoop;
import io.signalpost.eventlog.delivery.DeliverySettings;
import io.signalpost.eventlog.delivery.DestinationReader;
import io.signalpost.eventlog.delivery.DirectDelivery;
import io.signalpost.eventlog.delivery.EventFilter;
import io.signalpost.eventlog.passed.PassedValues;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Hands the events of the log to a destination's route, one at a time or in batches, as many at once as it has consumers. */
public class EventLogConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private static final long STOP_MILLIS = 1_000;
    private static final long IDLE_SECONDS = 10;

    private final EventLogEndpoint endpoint;
    private final EventFilter filter;
    private final Handover handover;
    private DestinationReader reader;
    private PassedValues passed;
    private DeliverySettings delivery;
    private DeliveryLoop loop;
    private ExecutorService executor;

    EventLogConsumer(EventLogEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.filter = endpoint.filter();
        this.handover = new Handover(this, endpoint, EventTraces.of(endpoint.getCamelContext()));
    }

    /** The destination that it reads for. */
    public String destination() {
        return endpoint.getName();
    }

    /** Whether the parameters let an event through; the route may still drop it. */
    public boolean wants(LogEntry entry) {
        return filter.test(entry);
    }

    /** What the parameters ask for, by their names: those that ask for anything. */
    public Map<String, List<String>> asksFor() {
        return filter.parameters()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> List.of(line[1].split(","))));
    }

    /** Hands an event to the route out of its turn, whether the parameters let it through or not. */
    public DirectDelivery deliverDirectly(LogEntry entry) {
        return DirectDelivery.of(
                entries -> deliver(entries, passed.unchanged()),
                entry,
                delivery.retryPolicy().kinds());
    }

    /** The first parameter that does not let an event through, for instance {@code triggers}; empty when all do. */
    public Optional<String> heldBackBy(LogEntry entry) {
        return filter.refusals(entry).stream()
                .map(EventFilter.Refusal::parameter)
                .findFirst();
    }

    /** The destination is made known before any route starts, so that it misses no event of the first moments. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        delivery = endpoint.delivery();
        EventLog log = endpoint.getComponent().getEventLog();
        passed = log.lastPassed().of(destination());
        reader = log.destinations().attach(endpoint.getName(), endpoint.startingPoint(), filter.parameters());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        EventLog log = endpoint.getComponent().getEventLog();
        executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, threadName(), threads());
        loop = new DeliveryLoop(
                endpoint.getName(),
                reader,
                filter,
                new DeliveryTimer(endpoint.getCamelContext(), destination(), this::deliver),
                delivery,
                log.destinations().resources(),
                log.clock(),
                executor);
        executor.execute(loop);
    }

    private String threadName() {
        return "event-log-" + endpoint.getName();
    }

    /** One that reads, and one for each consumer as long as there is work for it. */
    private ThreadPoolProfile threads() {
        ThreadPoolProfile threads = new ThreadPoolProfile(threadName());
        threads.setPoolSize(1); // with 0 Camel would make it a pool of one
        threads.setMaxPoolSize(1 + 2 * delivery.consumers()); // one may begin while the thread of another is ending
        threads.setMaxQueueSize(0);
        threads.setKeepAliveTime(IDLE_SECONDS);
        threads.setTimeUnit(TimeUnit.SECONDS);
        threads.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return threads;
    }

    @Override
    protected void doSuspend() throws Exception {
        loop.suspend(true);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        loop.suspend(false);
        super.doResume();
    }

    /** What is handed out is in flight, though its exchange may not have been made yet: the route is not stopped under it. */
    @Override
    public int getPendingExchangesSize() {
        return loop == null ? 0 : loop.underWay();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // suspended is all that it need be
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (executor == null) { // the start failed before it came to this consumer
            return;
        }
        loop.stop();
        // Camel has waited for what is in flight; what still runs now is interrupted, and delivered again one day.
        getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(executor, STOP_MILLIS);
        detach();
    }

    @Override
    protected void doShutdown() throws Exception {
        detach(); // a consumer that was never started
        super.doShutdown();
    }

    private void detach() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /**
     * Hands events to the route and returns, when it has ended, what the destination has said.
     *
     * @param entries one, or with a {@code batchSize} as many as that at most
     * @throws Exception what the route has ended with
     */
    public Answer deliver(List<LogEntry> entries) throws Exception {
        return deliver(entries, passed);
    }

    private Answer deliver(List<LogEntry> entries, PassedValues values) throws Exception {
        return handover.deliver(entries, new Passing(values, entries));
    }
}
