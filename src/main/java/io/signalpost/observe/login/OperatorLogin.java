package io.signalpost.observe.login;

import java.util.Set;
import java.util.function.BooleanSupplier;

import io.signalpost.account.Account;
import io.signalpost.account.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Who asks, and how they came in. Counts as authenticated for as long as that holds: not after the session has ended, or the user
 * was removed or changed.
 */
final class OperatorLogin extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    /** Who needs no login, where nobody does. */
    static final String NOBODY = "-";

    /** How somebody came in. */
    enum By {
        /** From this machine, where no login is required. */
        LOCAL,
        /** HTTP Basic, with each request. */
        PASSWORD,
        /** A cookie. */
        SESSION
    }

    private final String name;
    private final transient Set<Role> roles;
    private final By by;
    private final String anchor;
    private final transient BooleanSupplier holds;

    private OperatorLogin(String name, Set<Role> roles, By by, String anchor, BooleanSupplier holds) {
        super(AuthorityUtils.createAuthorityList(Role.words(roles)));
        this.name = name;
        this.roles = roles;
        this.by = by;
        this.anchor = anchor;
        this.holds = holds;
    }

    static OperatorLogin local(Users users) {
        return new OperatorLogin(NOBODY, Role.all(), By.LOCAL, "", () -> !users.loginRequired());
    }

    static OperatorLogin byPassword(Account user, Users users) {
        return new OperatorLogin(user.name(), user.roles(), By.PASSWORD, user.name(), () -> users.has(user));
    }

    static OperatorLogin bySession(Sessions.Session session, Sessions sessions, Users users) {
        Account user = session.user();
        return new OperatorLogin(
                user.name(),
                user.roles(),
                By.SESSION,
                session.id(),
                () -> users.has(user) && sessions.isUnderWay(session));
    }

    @Override
    public boolean isAuthenticated() {
        return holds.getAsBoolean();
    }

    Set<Role> roles() {
        return roles;
    }

    By by() {
        return by;
    }

    /** What a page's right to act hangs on: this login and no other. */
    String anchor() {
        return by + ":" + anchor;
    }

    @Override
    public Object getPrincipal() {
        return name;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
