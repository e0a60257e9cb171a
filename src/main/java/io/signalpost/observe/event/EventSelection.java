package io.signalpost.observe.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.signalpost.eventlog.index.IndexTable;
import io.signalpost.eventlog.store.EventColumns;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.observe.ProblemException;
import io.signalpost.query.EventParameter;
import org.springframework.util.MultiValueMap;

/** Which events something is done with, by the parameters of {@code /observe/events}: read in the order of the log. */
public final class EventSelection {

    /** What says which. */
    public static final List<String> FIELDS = Stream.concat(
                    EventParameter.names().stream(), Stream.of("destination", "state"))
            .toList();

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventRequest request;
    private final List<String> ids;

    private EventSelection(EventRequest request, List<String> ids) {
        this.request = request;
        this.ids = ids;
    }

    /** @throws ProblemException with 400 for a value that is none */
    public static EventSelection of(MultiValueMap<String, String> fields) {
        String ids = fields.getFirst(EventParameter.ID.toString());
        return new EventSelection(EventRequest.of(fields), ids == null ? List.of() : List.of(ids.split("\\s*,\\s*")));
    }

    /** Numbers of the log. @param first of all that may be asked for @param end behind the last of them */
    public record Range(long first, long end) {}

    /** @throws ProblemException with 400 for a destination that there is not */
    public Range range(EventTable events, Statements statements) throws SQLException {
        if (request.nothing()) {
            return new Range(0, 0);
        }
        Scan scan = new Scan(events, statements, request);
        LongSummaryStatistics known = new LongSummaryStatistics();
        for (String id : ids) {
            known.accept(events.seq(statements, id));
        }
        return ids.isEmpty() || known.getMin() == 0 // written in another case, perhaps
                ? new Range(scan.from(), scan.before())
                : new Range(known.getMin(), known.getMax() + 1);
    }

    /** @param next the first number that has not been looked at */
    public record Part(List<LogEntry> events, long next) {}

    /**
     * Looks on, until there are so many events that are asked for, or nothing is found for a moment.
     *
     * @param from the first number
     */
    public Part read(EventTable events, Statements statements, long from, long end, int most) throws SQLException {
        Scan scan = new Scan(events, statements, request);
        Set<Long> subjects = Columns.subjects(request);
        List<LogEntry> found = new ArrayList<>();
        long next = from;
        for (long began = System.nanoTime(); next < end && found.isEmpty() && System.nanoTime() - began < MOMENT; ) {
            long batch = IndexTable.batch(next);
            long upTo = Math.min(end, (batch + 1) * IndexTable.SIZE);
            EventColumns columns = Columns.of(request);
            if (!subjects.isEmpty() && batch < IndexTable.next(statements)) {
                List<Long> seqs = IndexTable.find(statements, batch, subjects);
                if (seqs.isEmpty()) {
                    next = upTo;
                    continue;
                }
                columns.among(seqs);
            }
            boolean all = events.readOn(statements, next, upTo, columns, (entry, tokenName) -> {
                if (scan.fits(entry, tokenName)) {
                    found.add(entry);
                }
                return found.size() < most;
            });
            next = all ? upTo : found.get(found.size() - 1).seq() + 1;
        }
        return new Part(found, next);
    }
}
