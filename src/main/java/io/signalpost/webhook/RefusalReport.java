package io.signalpost.webhook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.event.EventHeaders;
import io.signalpost.http.Refusal;
import io.signalpost.http.RefusalListener;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.slf4j.spi.NOPLoggingEventBuilder;

/** Counts refused requests by cause, and warns of each cause at most once a minute, however many there are. */
public final class RefusalReport implements RefusalListener {

    private static final Logger log = LoggerFactory.getLogger(RefusalReport.class);

    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    public RefusalReport(MeterRegistry meters) {
        this.meters = meters;
        tally(WebhookRefusal.SIGNATURE.cause()); // to be alerted of: there from the start, so that it can rise
    }

    @Override
    public void refused(Refusal why) {
        count(why.cause());
    }

    /** Camel's own error handlers are silenced, as they log body and headers. */
    @Override
    public void failed(Exchange exchange) {
        Throwable error = ExceptionUtils.getRootCause(exchange.getException());
        Object eventId = exchange.getMessage().getHeader(EventHeaders.EVENT_ID);
        warning(Refusal.FAILED.cause())
                .addKeyValue("error", error.getClass().getName())
                .addKeyValue("eventId", eventId == null ? "-" : eventId)
                .log("A route failed on a request");
        log.atDebug().setCause(withoutMessage(error)).log("Where the route failed");
    }

    public void count(String cause) {
        warning(cause).log("Requests are being refused");
    }

    /** Counts one, and gives what to say of it: nothing, when that was said a short while ago. */
    private LoggingEventBuilder warning(String cause) {
        Tally tally = tally(cause);
        tally.counter.increment();
        return tally.warning.isTime()
                ? log.atWarn().addKeyValue("cause", cause).addKeyValue("sinceStart", (long) tally.counter.count())
                : NOPLoggingEventBuilder.singleton();
    }

    private Tally tally(String cause) {
        return tallies.computeIfAbsent(cause, word -> new Tally(counter(word), new OncePerMinute()));
    }

    /** An exception's message may quote what it failed on, and so a token or a position. */
    private static Throwable withoutMessage(Throwable error) {
        Throwable bare = new Throwable(error.getClass().getName());
        bare.setStackTrace(error.getStackTrace());
        return bare;
    }

    private Counter counter(String cause) {
        Counter counter = Counter.builder("signalpost.webhook.refused")
                .description("Requests that were not accepted")
                .tag("cause", cause)
                .register(meters);
        FunctionCounter.builder("signalpost.webhook.rejected", counter, Counter::count)
                .description("Deprecated: the former name of signalpost.webhook.refused")
                .tag("cause", cause)
                .register(meters);
        return counter;
    }

    private record Tally(Counter counter, OncePerMinute warning) {}
}
