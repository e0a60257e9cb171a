package io.signalpost.observe.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.signalpost.account.Account;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/**
 * Who has logged in by a page, in the memory of this node alone: a restart ends them all. Each ends when it was not used for some time,
 * and some time after it began whatever happens. A user has so many at most; one more ends the one that was unused for longest.
 * The servlet container's have neither an end that use does not put off, nor a bound for each user.
 */
final class Sessions {

    static final int MOST_OF_A_USER = 20;

    private final StringKeyGenerator ids =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
    private final Map<String, Session> sessions = new HashMap<>();
    private final Duration idle;
    private final Duration lifetime;
    private final Clock clock;

    /** @param id what the cookie says, which nobody could guess */
    record Session(String id, Account user, Instant began, Instant used) {

        private Session usedAt(Instant now) {
            return new Session(id, user, began, now);
        }

        /** Without the id. */
        @Override
        public String toString() {
            return "Session[" + user.name() + "]";
        }
    }

    Sessions(Duration idle, Duration lifetime, Clock clock) {
        this.idle = idle;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    synchronized Session begin(Account user) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> hasEnded(session, now));
        if (sessions.values().stream().filter(other -> isOf(other, user)).count() >= MOST_OF_A_USER) {
            sessions.values().stream()
                    .filter(other -> isOf(other, user))
                    .min(Comparator.comparing(Session::used))
                    .ifPresent(unused -> sessions.remove(unused.id()));
        }
        Session session = new Session(ids.generateKey(), user, now, now);
        sessions.put(session.id(), session);
        return session;
    }

    /** @param use whether somebody uses it now; a page that asks by itself does not count */
    synchronized Optional<Session> find(String id, boolean use) {
        Instant now = clock.instant();
        Session session = sessions.get(id);
        if (session == null || hasEnded(session, now)) {
            sessions.remove(id);
            return Optional.empty();
        }
        if (use) {
            sessions.put(id, session.usedAt(now));
        }
        return Optional.of(session);
    }

    boolean isUnderWay(Session session) {
        return find(session.id(), false).isPresent();
    }

    synchronized void end(String id) {
        sessions.remove(id);
    }

    private boolean hasEnded(Session session, Instant now) {
        return now.isAfter(session.used().plus(idle))
                || now.isAfter(session.began().plus(lifetime));
    }

    private static boolean isOf(Session session, Account user) {
        return session.user().name().equals(user.name());
    }
}
