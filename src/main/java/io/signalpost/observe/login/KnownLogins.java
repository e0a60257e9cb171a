package io.signalpost.observe.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

import io.signalpost.account.Account;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.crypto.util.EncodingUtils;

/**
 * Who has logged in from where, and with which password, as a digest under a salt of this process. HTTP Basic brings the password with
 * every request, and bcrypt each time would be work for nothing. Not for several threads at a time.
 */
final class KnownLogins {

    private static final int MOST = 1_000;

    private final byte[] salt = KeyGenerators.secureRandom(32).generateKey();
    private final Map<Place, Known> logins = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Place(String name, String network) {}

    private record Known(Account user, byte[] digest) {}

    /** Whether this very user has logged in from there. */
    boolean has(Account user, String address) {
        Known known = logins.get(place(user, address));
        return known != null && known.user().equals(user);
    }

    /** Whether it was with this password. */
    boolean has(Account user, String address, String password) {
        return has(user, address)
                && MessageDigest.isEqual(logins.get(place(user, address)).digest(), digest(password));
    }

    void add(Account user, String address, String password) {
        logins.put(place(user, address), new Known(user, digest(password)));
    }

    private static Place place(Account user, String address) {
        return new Place(user.name(), Guesses.network(address));
    }

    private byte[] digest(String password) {
        return DigestUtils.sha256(EncodingUtils.concatenate(salt, password.getBytes(StandardCharsets.UTF_8)));
    }
}
