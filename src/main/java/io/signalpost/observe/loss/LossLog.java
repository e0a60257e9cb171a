package io.signalpost.observe.loss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.signalpost.eventlog.outage.LogOutage;
import io.signalpost.eventlog.outage.RefusedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The lines about losses, each once: WARN for what was made good, ERROR for what was not. */
final class LossLog {

    private static final Logger log = LoggerFactory.getLogger(LossLog.class);
    private static final int NAMED = 5;

    private LossLog() {}

    static void outage(LogOutage outage) {
        Level level =
                switch (outage.verdict()) {
                    case LossEstimate.LOST -> Level.ERROR;
                    case LossEstimate.MISSED -> Level.WARN;
                    default -> Level.INFO;
                };
        log.atLevel(level)
                .addKeyValue("begin", outage.begin())
                .addKeyValue("end", outage.end())
                .addKeyValue("length", outage.length())
                .addKeyValue("expectedEvents", LossReport.Outage.tenths(outage.expectedEvents()))
                .addKeyValue("expectedLost", LossReport.Outage.tenths(outage.expectedLost()))
                .log(
                        switch (outage.verdict()) {
                            case LossEstimate.LOST -> "No event could be kept for a time: data was probably lost";
                            case LossEstimate.MISSED ->
                                "No event could be kept for a time: a delivery attempt was probably missed, and made again";
                            default -> "No event could be kept for a time, and none was probably due";
                        });
    }

    static void lost(List<RefusedEvent> lost) {
        log.atError()
                .addKeyValue("events", lost.size())
                .addKeyValue(
                        "eventIds",
                        lost.stream().map(RefusedEvent::eventId).limit(NAMED).collect(Collectors.joining(",")))
                .log("Events were answered 503 and did not come again: lost");
    }

    static void skew(Duration skew) {
        log.atWarn()
                .addKeyValue("ahead", skew)
                .log(
                        "This machine's clock and that of the event log's database differ: set the wrong one right, as events"
                                + " are entered with this one's time");
    }

    static void clock(Instant keptAt) {
        log.atWarn()
                .addKeyValue("heartbeat", keptAt)
                .log(
                        "The last heartbeat lies ahead of this machine's clock: check the clocks; until then no outage shows");
    }
}
