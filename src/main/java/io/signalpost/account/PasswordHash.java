package io.signalpost.account;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.page.PasswordRule;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Hashes of passwords by bcrypt. The cost has bounds: below, whoever finds the file guesses too fast; above, whoever guesses at the
 * port has the receiver's processors work.
 */
public final class PasswordHash {

    private static final int COST = 10;
    private static final int HIGHEST_COST = 12;
    /** What bcrypt looks at. */
    private static final int MOST_BYTES = 72;

    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder(COST);

    private PasswordHash() {}

    /** @throws IllegalArgumentException when the password is not as it must be, never quoting it */
    public static String of(String password) {
        PasswordRule.require("the password", password);
        if (bytes(password) > MOST_BYTES) {
            throw new IllegalArgumentException("the password must have at most " + MOST_BYTES + " bytes in UTF-8");
        }
        return BCRYPT.encode(password);
    }

    /** Takes the time that bcrypt takes. */
    public static boolean fits(String password, String hash) {
        return bytes(password) <= MOST_BYTES && BCRYPT.matches(password, hash);
    }

    static boolean isReadable(String hash) {
        Matcher form = FORM.matcher(hash);
        return form.matches()
                && Integer.parseInt(form.group(1)) >= COST
                && Integer.parseInt(form.group(1)) <= HIGHEST_COST;
    }

    /** Beside "the hash", for people. */
    static String form() {
        return "of bcrypt with a cost of " + COST + " to " + HIGHEST_COST;
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
