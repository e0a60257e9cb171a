package io.signalpost.proof;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.signalpost.eventlog.ledger.DestinationStatus;
import org.assertj.core.api.SoftAssertions;

/**
 * One destination's account: every event that is kept against what came in at the far side.
 *
 * @param wanted  kept events that are for it
 * @param arrived events that came in
 * @param copies  how many came in beyond the first of each
 * @param refused kept events that must be dead letters
 * @param dead    dead letters
 * @param ledger  what {@code /observe/destinations} says
 */
record Account(
        String destination,
        Set<String> wanted,
        Set<String> arrived,
        int copies,
        Set<String> refused,
        Set<String> dead,
        DestinationStatus ledger) {

    static Account of(FarSide side, Books books, Map<String, Event> sent, DestinationStatus ledger) throws Exception {
        List<Event> wanted = books.events().stream()
                .map(sent::get)
                .filter(event -> event != null && side.wants(event))
                .toList();
        Collection<String> arrived = side.arrived();
        Set<String> different = new HashSet<>(arrived);
        return new Account(
                side.name(),
                wanted.stream().map(Event::id).collect(Collectors.toSet()),
                different,
                arrived.size() - different.size(),
                wanted.stream().filter(side::refuses).map(Event::id).collect(Collectors.toSet()),
                books.deadLetters(side.name()),
                ledger);
    }

    /** Neither at the far side nor a dead letter. */
    Set<String> lost() {
        Set<String> lost = new HashSet<>(wanted);
        lost.removeAll(arrived);
        lost.removeAll(dead);
        return lost;
    }

    void check(SoftAssertions softly, int events) {
        softly.assertThat(lost()).as(destination + ": lost").isEmpty();
        softly.assertThat(wanted).as(destination + ": nothing else came in").containsAll(arrived);
        softly.assertThat(dead)
                .as(destination + ": dead letters are what it refuses, not victims of an outage")
                .isEqualTo(refused);
        softly.assertThat(ledger.state()).as(destination + ": state").isEqualTo("running");
        softly.assertThat(ledger.passed() + ledger.replayed())
                .as(destination + ": the ledger adds up, " + ledger)
                .isEqualTo(events)
                .isEqualTo(ledger.delivered()
                        + ledger.filtered()
                        + ledger.retrying()
                        + ledger.held()
                        + ledger.dead()
                        + ledger.discarded()
                        + ledger.pruned());
        softly.assertThat(ledger.delivered())
                .as(destination + ": delivered, by the ledger")
                .isEqualTo(wanted.size() - dead.size());
        softly.assertThat(ledger.dead())
                .as(destination + ": dead letters, by the ledger")
                .isEqualTo(dead.size());
    }
}
