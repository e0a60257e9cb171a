package io.signalpost.command.authoring;

import io.signalpost.authoring.tryout.Trial;
import io.signalpost.authoring.tryout.Tried;
import io.signalpost.authoring.tryout.report.Change;
import io.signalpost.authoring.tryout.report.TrialReport;
import io.signalpost.eventlog.store.LogEntry;

/** Goes through events and tells a report of them. */
final class TrialRun {

    private final Trial now;
    private final Trial before;
    private final boolean compares;
    private final TrialReport report;
    private long events;
    private boolean failed;

    /** @param before null when there is none to compare with */
    TrialRun(Trial now, Trial before, boolean compares, TrialReport report) {
        this.now = now;
        this.before = before;
        this.compares = compares;
        this.report = report;
    }

    void take(LogEntry entry) {
        events++;
        if (compares) {
            Change.take(entry, now, before, change -> {
                failed |= change.now().result().isFailure();
                report.changed(change);
            });
        } else {
            now.take(entry, this::tell);
        }
    }

    void end() {
        now.end(this::tell);
        report.end(events);
    }

    private void tell(Tried tried) {
        failed |= tried.result().isFailure();
        report.tried(tried);
    }

    boolean hasFailed() {
        return failed;
    }
}
