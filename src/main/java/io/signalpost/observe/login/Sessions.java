package io.signalpost.observe.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

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
    private final BiConsumer<Session, End> whenEnded;

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

    /** Why one ends without a logout. */
    enum End {
        IDLE,
        LIFETIME,
        ONE_TOO_MANY,
        USER_CHANGED,
        /** Somebody has logged in anew where it was. */
        REPLACED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param whenEnded told of each that ends without a logout; must not block */
    Sessions(Duration idle, Duration lifetime, Clock clock, BiConsumer<Session, End> whenEnded) {
        this.whenEnded = whenEnded;
        this.idle = idle;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    Session begin(Account user) {
        Session session;
        Optional<Session> oneTooMany;
        synchronized (this) {
            Instant now = clock.instant();
            oneTooMany = oneTooMany(user, now);
            oneTooMany.ifPresent(unused -> sessions.remove(unused.id()));
            session = new Session(ids.generateKey(), user, now, now);
            sessions.put(session.id(), session);
        }
        oneTooMany.ifPresent(unused -> whenEnded.accept(unused, End.ONE_TOO_MANY));
        return session;
    }

    private Optional<Session> oneTooMany(Account user, Instant now) {
        List<Session> theirs = sessions.values().stream()
                .filter(other -> isOf(other, user) && end(other, now).isEmpty())
                .toList();
        return theirs.size() < MOST_OF_A_USER
                ? Optional.empty()
                : theirs.stream().min(Comparator.comparing(Session::used));
    }

    /** @param use whether somebody uses it now; a page that asks by itself does not count */
    synchronized Optional<Session> find(String id, boolean use) {
        Instant now = clock.instant();
        Session session = sessions.get(id);
        if (session == null || end(session, now).isPresent()) {
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

    /** By a logout. */
    synchronized void end(String id) {
        sessions.remove(id);
    }

    /** By another that takes its place. */
    void replace(String id) {
        Session replaced;
        End why;
        synchronized (this) {
            replaced = sessions.remove(id);
            why = replaced == null ? null : end(replaced, clock.instant()).orElse(End.REPLACED);
        }
        if (replaced != null) {
            whenEnded.accept(replaced, why);
        }
    }

    /**
     * Forgets those that have ended, and tells of each.
     *
     * @param isUser whether there still is this user, unchanged
     */
    void sweep(Predicate<Account> isUser) {
        Map<Session, End> ended = new LinkedHashMap<>();
        synchronized (this) {
            Instant now = clock.instant();
            sessions.values().forEach(session -> end(session, now)
                    .or(() -> isUser.test(session.user()) ? Optional.empty() : Optional.of(End.USER_CHANGED))
                    .ifPresent(why -> ended.put(session, why)));
            ended.keySet().forEach(session -> sessions.remove(session.id()));
        }
        ended.forEach(whenEnded);
    }

    private Optional<End> end(Session session, Instant now) {
        if (now.isAfter(session.began().plus(lifetime))) {
            return Optional.of(End.LIFETIME);
        }
        return now.isAfter(session.used().plus(idle)) ? Optional.of(End.IDLE) : Optional.empty();
    }

    private static boolean isOf(Session session, Account user) {
        return session.user().name().equals(user.name());
    }
}
