package io.signalpost.eventlog.window;

import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.ledger.Success;

/** What has become of a partition's events since it was written down. For {@link PartitionProgress}. */
final class News {

    long passed;
    long delivered;
    long filtered;
    long missing;

    final List<Progress.Failure> failed = new ArrayList<>();
    final List<Progress.Failure> failedAgain = new ArrayList<>();
    final List<Success> redelivered = new ArrayList<>();
    final List<Progress.Refusal> refused = new ArrayList<>();
    final List<Long> held = new ArrayList<>();
    final List<Long> heldAgain = new ArrayList<>();

    boolean isEmpty() {
        return passed == 0
                && missing == 0
                && failedAgain.isEmpty()
                && redelivered.isEmpty()
                && refused.isEmpty()
                && heldAgain.isEmpty();
    }

    Progress.InPartition in(int partition, long position, String done) {
        return new Progress.InPartition(
                partition,
                position,
                done,
                passed,
                delivered,
                filtered,
                missing,
                failed,
                failedAgain,
                redelivered,
                refused,
                held,
                heldAgain);
    }

    /** What came before it is to be written together with it. */
    void addEarlier(Progress.InPartition earlier) {
        passed += earlier.passed();
        delivered += earlier.delivered();
        filtered += earlier.filtered();
        missing += earlier.missing();
        failed.addAll(0, earlier.failed());
        failedAgain.addAll(0, earlier.failedAgain());
        redelivered.addAll(0, earlier.redelivered());
        refused.addAll(0, earlier.refused());
        held.addAll(0, earlier.held());
        heldAgain.addAll(0, earlier.heldAgain());
    }
}
