package io.signalpost.bench.database;

import java.time.Duration;

import io.signalpost.bench.endtoend.Ledger;
import io.signalpost.bench.load.BodySize;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadGenerator;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;

import static org.awaitility.Awaitility.await;

/** Signalpost with its destination {@code database}, as it comes, and its event log in SQLite. */
final class Receiver implements RowsWriter {

    private static final String DESTINATION = "database";
    private static final Load FILL = Load.closed(64, Duration.ofMinutes(1));
    private static final int PART = 100_000;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Bench bench;
    private final Candidate candidate;
    private final Ledger ledger;

    Receiver(Bench bench, Candidate candidate) throws Exception {
        this.bench = bench;
        this.candidate = candidate;
        this.ledger = new Ledger(candidate.server());
        ledger.pause(DESTINATION);
    }

    @Override
    public String name() {
        return candidate.name();
    }

    /** Posts them, as an earlier build cannot open what ours has filled. */
    @Override
    public void fill(long events) throws Exception {
        for (long left = events; left > 0; ) {
            var ready = bench.requests().refill(BodySize.TYPICAL, (int) Math.min(left, PART));
            left -= LoadGenerator.run(candidate.server().port(), FILL, ready).accepted();
        }
    }

    /** As many as are delivered when the destination has stopped. */
    @Override
    public Turn take(long events) throws Exception {
        long before = delivered();
        double cpu = candidate.usage().cpuSeconds();
        long begin = System.nanoTime();
        ledger.resume(DESTINATION);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> delivered() - before >= events);
        long delivered = delivered() - before;
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = candidate.usage().cpuSeconds() - cpu;
        ledger.pause(DESTINATION);
        return new Turn(delivered, seconds, used);
    }

    private long delivered() throws Exception {
        return ledger.delivered().get(DESTINATION);
    }

    @Override
    public void close() {
        candidate.server().close();
    }
}
