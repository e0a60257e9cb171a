package io.signalpost.observe.deadletter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.eventlog.ledger.DeliveryTable;
import io.signalpost.observe.Inquiries;
import org.springframework.lang.Nullable;

/** The dead letters, in groups of those that failed alike. Only the groups are kept in memory, not the letters. */
final class DeadLetters {

    /** More kinds of errors than anybody looks through; the rest is in one group. */
    private static final int MOST_GROUPS = 500;

    private static final Fingerprint OTHERS = new Fingerprint("", "of many other kinds");

    private final Inquiries inquiries;

    DeadLetters(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /**
     * Dead letters of one destination that failed alike.
     *
     * @param error  the text they have in common
     * @param first  when the first of them failed for good
     * @param last   when the last of them did
     * @param sample one of them, the newest
     */
    record Group(
            String destination,
            String fingerprint,
            String errorClass,
            String error,
            long count,
            Instant first,
            Instant last,
            Sample sample) {}

    /** @param event its id */
    record Sample(String event, int attempts, String error) {}

    /** Which dead letters are meant. @param fingerprint of a group; null for any. @param event its id; null for any */
    record Selection(
            @Nullable String destination,
            @Nullable String fingerprint,
            @Nullable String event) {

        boolean has(DeliveryTable.Dead letter) {
            return (event == null || event.equals(letter.eventId()))
                    && (fingerprint == null
                            || Fingerprint.of(letter.errorClass(), letter.error())
                                    .id()
                                    .equals(fingerprint));
        }
    }

    /** The largest first. @param destination null for all */
    List<Group> groups(@Nullable String destination) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        inquiries.ask(statements -> {
            DeliveryTable.dead(statements, destination, letter -> {
                Fingerprint fingerprint = Fingerprint.of(letter.errorClass(), letter.error());
                String key = letter.destination() + ' ' + fingerprint.id();
                if (!tallies.containsKey(key) && tallies.size() >= MOST_GROUPS) {
                    fingerprint = OTHERS;
                    key = letter.destination() + ' ' + OTHERS.id();
                }
                Fingerprint kind = fingerprint;
                tallies.computeIfAbsent(key, each -> new Tally(letter.destination(), kind))
                        .add(letter);
            });
            return null;
        });
        return tallies.values().stream()
                .map(Tally::group)
                .sorted(Comparator.comparingLong(Group::count).reversed().thenComparing(Group::last))
                .toList();
    }

    /** Numbers of the events that are meant, by destination. */
    Map<String, List<Long>> find(Selection selection) {
        Map<String, List<Long>> found = new LinkedHashMap<>();
        inquiries.ask(statements -> {
            DeliveryTable.dead(statements, selection.destination(), letter -> {
                if (selection.has(letter)) {
                    found.computeIfAbsent(letter.destination(), each -> new ArrayList<>())
                            .add(letter.seq());
                }
            });
            return null;
        });
        return found;
    }

    private static final class Tally {

        private final String destination;
        private final Fingerprint fingerprint;
        private long count;
        private long first = Long.MAX_VALUE;
        private DeliveryTable.Dead last;

        Tally(String destination, Fingerprint fingerprint) {
            this.destination = destination;
            this.fingerprint = fingerprint;
        }

        void add(DeliveryTable.Dead letter) {
            count++;
            first = Math.min(first, letter.failedAt());
            if (last == null || letter.failedAt() >= last.failedAt()) {
                last = letter;
            }
        }

        Group group() {
            return new Group(
                    destination,
                    fingerprint.id(),
                    fingerprint.errorClass(),
                    fingerprint.error(),
                    count,
                    Instant.ofEpochMilli(first),
                    Instant.ofEpochMilli(last.failedAt()),
                    new Sample(last.eventId(), last.attempts(), last.error()));
        }
    }
}
