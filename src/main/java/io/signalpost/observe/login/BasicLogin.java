package io.signalpost.observe.login;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Has the name and the password of HTTP Basic checked. No bean: Spring Security would ask one twice. */
final class BasicLogin implements AuthenticationProvider {

    private final Users users;
    private final PasswordCheck passwords;

    BasicLogin(Users users, PasswordCheck passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication login) {
        if (!users.loginRequired()) {
            return OperatorLogin.local(users);
        }
        String address = login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "-";
        String password = String.valueOf(login.getCredentials());
        return OperatorLogin.byPassword(passwords.check(login.getName(), password, address), users);
    }
}
