package io.signalpost.observe.replay;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.delivery.Looking;
import io.signalpost.eventlog.delivery.Rate;
import io.signalpost.eventlog.ledger.ReplayTable;
import io.signalpost.eventlog.ledger.ReplayTable.Replay;
import io.signalpost.eventlog.ledger.ReplayTable.Target;
import io.signalpost.eventlog.ledger.ReplayedEvents;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.window.Ticks;
import io.signalpost.observe.event.EventSelection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Goes on with the replays that run: looks on in the log and enters what is to be delivered again, some at a time, so that no
 * append is held up and no destination has more than some of it waiting. A cursor that moves in the same transaction makes
 * sure that each event is entered once, whoever does it and wherever he is killed. For one thread at a time.
 */
final class ReplayRunner {

    private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);
    private static final int CHUNK = 250;
    private static final int MOST_WAITING = 1_000;
    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(500);

    private final EventLog eventLog;
    private final Statements statements;
    private final Candidates candidates = new Candidates();
    private final Map<List<Object>, Rate> rates = new HashMap<>();
    /** Ids of replays that could not go on when it was last tried; the warning is not repeated. */
    private final Set<Long> stuck = new HashSet<>();

    private boolean told;

    ReplayRunner(EventLog eventLog) {
        this.eventLog = eventLog;
        this.statements = eventLog.store().reader();
    }

    /** Goes on for a moment with all that run, if this is the node that does. */
    void goOn() {
        try {
            List<Replay> running = ReplayTable.running(statements);
            if (!running.isEmpty() && eventLog.destinations().isFirstNode()) {
                goOn(running);
            } else {
                rates.clear();
            }
            told = false;
        } catch (SQLException | IllegalStateException e) { // the log is away
            log.atLevel(told ? Level.DEBUG : Level.WARN)
                    .addKeyValue("error", e.getClass().getName())
                    .log("Replays have to wait");
            told = true;
            statements.close();
        }
    }

    private void goOn(List<Replay> running) throws SQLException {
        long began = System.nanoTime();
        BooleanSupplier over = () -> System.nanoTime() - began > ROUND;
        List<Replay> going = new ArrayList<>(running);
        boolean more = true;
        try (Looking looking = eventLog.destinations().resources().look()) {
            while (more && !over.getAsBoolean()) {
                more = false;
                for (Replay replay : List.copyOf(going)) {
                    looking.giveWay(over);
                    try {
                        more |= goOn(replay);
                        stuck.remove(replay.id());
                    } catch (SQLException e) { // of an event that cannot be read, perhaps: the others go on
                        going.remove(replay);
                        tell(replay, e);
                        statements.close();
                    }
                }
            }
        }
    }

    private void tell(Replay replay, SQLException e) {
        log.atLevel(stuck.add(replay.id()) ? Level.WARN : Level.DEBUG)
                .addKeyValue("replay", replay.id())
                .addKeyValue("error", e.getClass().getName())
                .log("A replay has to wait, and is tried again");
    }

    /** False when it has to wait, or has entered all. */
    private boolean goOn(Replay replay) throws SQLException {
        boolean more = false;
        for (Target target : ReplayTable.targets(statements, replay.id())) {
            more |= target.next() < replay.end() && goOn(replay, target);
        }
        return more;
    }

    /** False when it has to wait. */
    private boolean goOn(Replay replay, Target target) throws SQLException {
        int room = (int) (MOST_WAITING - ReplayedEvents.waiting(statements, target.destination()));
        Rate rate = rates.computeIfAbsent(
                List.of(replay.id(), target.destination()),
                key -> Rate.of(replay.rate() == null ? null : replay.rate().toString()));
        int most = room < CHUNK ? 0 : rate.available(CHUNK, Ticks.now());
        if (most == 0) {
            return false;
        }
        EventSelection.Part part = EventSelection.of(Replays.filter(replay))
                .read(eventLog.store().events(), statements, target.next(), replay.end(), most);
        List<ReplayedEvents.Candidate> events = candidates.of(statements, target.destination(), part.events());
        rate.taken(events.size());
        return eventLog.destinations().replay(replay, target, part.next(), events);
    }

    void close() {
        statements.close();
    }
}
