package io.signalpost.observe.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.signalpost.account.Account;
import io.signalpost.account.Role;
import io.signalpost.observe.login.Sessions.Session;
import io.signalpost.testing.MovedClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsTest {

    private static final Account ANNA = new Account("anna", "", Set.of(Role.VIEWER));
    private static final Account BOB = new Account("bob", "", Set.of(Role.VIEWER));

    private final MovedClock clock = new MovedClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final List<String> ended = new ArrayList<>();
    private final Sessions sessions = new Sessions(
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            clock,
            (session, why) -> ended.add(session.user().name() + " " + why.word()));

    @Test
    void oneThatIsNotUsedEnds() {
        Session session = sessions.begin(ANNA);

        clock.passes(Duration.ofMinutes(30));
        assertThat(sessions.isUnderWay(session)).isTrue();
        clock.passes(Duration.ofSeconds(1));
        assertThat(sessions.isUnderWay(session)).isFalse();
        assertThat(sessions.find(session.id(), true)).isEmpty();
    }

    @Test
    void useKeepsItAndWhatAPageAsksByItselfDoesNot() {
        Session used = sessions.begin(ANNA);
        Session watched = sessions.begin(ANNA);

        clock.passes(Duration.ofMinutes(20));
        sessions.find(used.id(), true);
        sessions.find(watched.id(), false);
        clock.passes(Duration.ofMinutes(20));

        assertThat(sessions.isUnderWay(used)).isTrue();
        assertThat(sessions.isUnderWay(watched)).isFalse();
    }

    @Test
    void itEndsAfterItsLifetimeHoweverMuchItIsUsed() {
        Session session = sessions.begin(ANNA);

        for (int i = 0; i < 12 * 3; i++) {
            clock.passes(Duration.ofMinutes(20));
            assertThat(sessions.find(session.id(), true))
                    .as("after %d × 20 min", i + 1)
                    .isPresent();
        }
        clock.passes(Duration.ofSeconds(1));
        assertThat(sessions.find(session.id(), true)).isEmpty();
    }

    @Test
    void oneMoreThanAUserMayHaveEndsTheOneThatWasUnusedForLongest() {
        Session ofBob = sessions.begin(BOB);
        List<Session> all = IntStream.range(0, Sessions.MOST_OF_A_USER)
                .mapToObj(i -> {
                    clock.passes(Duration.ofSeconds(1));
                    return sessions.begin(ANNA);
                })
                .toList();
        clock.passes(Duration.ofSeconds(1));
        sessions.find(all.get(0).id(), true);

        Session next = sessions.begin(ANNA);

        assertThat(all.stream().filter(session -> !sessions.isUnderWay(session)))
                .containsExactly(all.get(1));
        assertThat(sessions.isUnderWay(next)).isTrue();
        assertThat(sessions.isUnderWay(ofBob)).isTrue();
        assertThat(ended).containsExactly("anna one-too-many");
    }

    @Test
    void ofOneThatAnotherReplacesItIsToldUnlessItHadEndedBefore() {
        Session replaced = sessions.begin(ANNA);
        Session idle = sessions.begin(BOB);

        sessions.replace(replaced.id());
        sessions.replace(replaced.id());
        clock.passes(Duration.ofMinutes(31));
        sessions.replace(idle.id());
        sessions.sweep(user -> true);

        assertThat(sessions.isUnderWay(replaced)).isFalse();
        assertThat(ended).containsExactly("anna replaced", "bob idle");
    }

    @Test
    void ofEachThatEndsItIsToldOnceWhy() {
        Session used = sessions.begin(BOB);
        sessions.begin(ANNA);
        sessions.end(sessions.begin(ANNA).id());

        sessions.sweep(user -> true);
        assertThat(ended).isEmpty();
        clock.passes(Duration.ofMinutes(20));
        sessions.find(used.id(), true);
        clock.passes(Duration.ofMinutes(20));
        sessions.sweep(user -> true);
        assertThat(ended).containsExactly("anna idle");

        sessions.sweep(user -> !user.equals(BOB));
        Session last = sessions.begin(BOB);
        for (int i = 0; i <= 12 * 3; i++) {
            clock.passes(Duration.ofMinutes(20));
            sessions.find(last.id(), true);
        }
        sessions.sweep(user -> true);
        sessions.sweep(user -> true);
        assertThat(ended).containsExactly("anna idle", "bob user-changed", "bob lifetime");
    }

    @Test
    void nobodyGuessesAnId() {
        Session session = sessions.begin(ANNA);

        assertThat(session.id()).hasSize(43).isNotEqualTo(sessions.begin(ANNA).id());
        assertThat(session).asString().doesNotContain(session.id());
        assertThat(sessions.find("", true)).isEmpty();
    }
}
