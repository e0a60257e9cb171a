package io.signalpost.observe.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

import io.signalpost.account.Account;
import io.signalpost.account.PasswordHash;
import io.signalpost.observe.ManagementProperties;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/** Whether a name and a password are a user's: those of HTTP Basic, and those that a session begins with. */
final class PasswordCheck {

    /** What no password fits: so that an unknown name takes as long as a known one. */
    private static final String NONE = "$2a$10$......................" + "0".repeat(31);

    private final Users users;
    private final String passwordOfSettings;
    private final Guesses guesses;
    private final KnownLogins known = new KnownLogins();
    private final FailedLogins failed;

    PasswordCheck(Users users, ManagementProperties management, Guesses guesses, FailedLogins failed) {
        this.users = users;
        this.passwordOfSettings = management.password().orElse("");
        this.guesses = guesses;
        this.failed = failed;
    }

    /**
     * The user.
     *
     * @param address that it comes from
     * @throws AuthenticationException when it is none; {@link TooManyGuessesException} when it has to wait first
     */
    Account check(String name, String password, String address) {
        Optional<Account> user = users.find(name);
        try {
            return checkInTurn(user, name, password, address);
        } catch (AuthenticationException refused) {
            failed.tell(user, address, refused.getMessage());
            throw refused;
        }
    }

    /** One at a time: so nobody tries several before the first is found wrong, and bcrypt has one processor at most. */
    private synchronized Account checkInTurn(Optional<Account> user, String name, String password, String address) {
        boolean hasBeenHere = user.filter(it -> known.has(it, address)).isPresent();
        Duration wait = guesses.wait(address, name, hasBeenHere);
        if (!wait.isZero()) {
            throw new TooManyGuessesException(wait);
        }
        if (!fits(user, password, address)) {
            guesses.wrong(address, name);
            throw new BadCredentialsException("the name or the password is wrong");
        }
        guesses.right(name);
        known.add(user.orElseThrow(), address, password);
        return user.orElseThrow();
    }

    private boolean fits(Optional<Account> user, String password, String address) {
        if (user.filter(users::isOfSettings).isPresent()) {
            return MessageDigest.isEqual(bytes(password), bytes(passwordOfSettings));
        }
        if (user.filter(it -> known.has(it, address, password)).isPresent()) {
            return true;
        }
        return PasswordHash.fits(password, user.map(Account::hash).orElse(NONE)) && user.isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
