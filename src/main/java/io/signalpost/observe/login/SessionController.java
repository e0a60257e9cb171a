package io.signalpost.observe.login;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.account.Role;
import io.signalpost.observe.ActionBody;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.audit.Audit;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/session}: who one is, and the way to log in and out for a page. Answers 400 for what it does not understand, 401 for a
 * wrong name or password, 409 where no login is required, and 429 after too many wrong ones.
 */
@RestController
@RequestMapping("/observe/session")
final class SessionController {

    private final Users users;
    private final Sessions sessions;
    private final PasswordCheck passwords;
    private final CsrfTokens tokens;
    private final LoginRefusals refusals;
    private final Audit audit;

    SessionController(
            Users users,
            Sessions sessions,
            PasswordCheck passwords,
            CsrfTokens tokens,
            LoginRefusals refusals,
            Audit audit) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tokens = tokens;
        this.refusals = refusals;
        this.audit = audit;
    }

    /**
     * Who one is.
     *
     * @param user      {@code -} where no login is required
     * @param by        {@code local}, {@code password} or {@code session}: only the last can be logged out
     * @param csrfToken what a page sends as {@code X-CSRF-Token} when it acts
     */
    record Who(String user, List<String> roles, String by, String csrfToken) {}

    @GetMapping
    Who who(@RequestParam MultiValueMap<String, String> parameters, Principal login) {
        Parameters.requireNone(parameters);
        return who((OperatorLogin) login);
    }

    private Who who(OperatorLogin login) {
        return new Who(
                login.getName(),
                Role.words(login.roles()),
                login.by().name().toLowerCase(Locale.ROOT),
                tokens.of(login));
    }

    /** Logs in, and ends the session that there may have been. @param body {@code user} and {@code password} */
    @PostMapping
    Who logIn(@RequestBody Map<String, Object> body, HttpServletRequest request, HttpServletResponse response) {
        ActionBody fields = new ActionBody(body, Set.of("user", "password"));
        String name = fields.text("user");
        String password = fields.text("password");
        if (name == null || password == null) {
            throw new ProblemException(400, "user and password must be texts");
        }
        if (!users.loginRequired()) {
            throw new ProblemException(409, "there are no users: from this machine no login is needed");
        }
        Sessions.Session session = sessions.begin(passwords.check(name, password, request.getRemoteAddr()));
        SessionCookie.read(request).ifPresent(sessions::replace);
        SessionCookie.write(request, response, session.id());
        note(session.user().name(), "login", request);
        return who(OperatorLogin.bySession(session, sessions, users));
    }

    /** Logs out. Who has no session is none the worse. */
    @DeleteMapping
    Map<String, Object> logOut(
            @RequestParam MultiValueMap<String, String> parameters,
            Principal login,
            HttpServletRequest request,
            HttpServletResponse response) {
        Parameters.requireNone(parameters);
        OperatorLogin who = (OperatorLogin) login;
        if (who.by() == OperatorLogin.By.SESSION) {
            SessionCookie.read(request).ifPresent(sessions::end);
            SessionCookie.remove(request, response);
            note(who.getName(), "logout", request);
        }
        return Map.of("loggedOut", who.by() == OperatorLogin.By.SESSION);
    }

    private void note(String name, String action, HttpServletRequest request) {
        audit.note(
                        new Audit.Order(name, action, Map.of("of", "session", "remote", request.getRemoteAddr()), null),
                        "done",
                        Map.of())
                .join();
    }

    @ExceptionHandler
    void refused(AuthenticationException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.commence(request, response, failure);
    }
}
