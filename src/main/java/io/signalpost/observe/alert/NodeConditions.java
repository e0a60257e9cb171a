package io.signalpost.observe.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.outage.RefusedEvent;
import io.signalpost.observe.Readiness;
import io.signalpost.observe.loss.LossWatch;
import org.springframework.lang.Nullable;

/** What is not as it should be with this node, however short it has been so. Asks no database. For one thread. */
final class NodeConditions {

    private final Readiness readiness;
    private final LossWatch losses;
    private final InstantSource clock;
    private final String node;
    private @Nullable Instant notReadySince;

    NodeConditions(Readiness readiness, LossWatch losses, InstantSource clock, String node) {
        this.readiness = readiness;
        this.losses = losses;
        this.clock = clock;
        this.node = node;
    }

    List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        if (readiness.isReady()) {
            notReadySince = null;
        } else {
            notReadySince = notReadySince == null ? clock.instant() : notReadySince;
            alerts.add(new Alert(AlertKind.NOT_READY, node, notReadySince, readiness.reason()));
        }
        List<RefusedEvent> lost = losses.lostEvents();
        lost.stream()
                .map(RefusedEvent::refusedAt)
                .min(Instant::compareTo)
                .ifPresent(first -> alerts.add(new Alert(
                        AlertKind.EVENTS_LOST, node, first, lost.size() + " answered 503 did not come again")));
        return alerts;
    }
}
