package io.signalpost.simulator.server;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import io.signalpost.page.PasswordRule;
import org.springframework.http.HttpHeaders;

/**
 * Who may use the page and the control API, which can make this machine post to any address: without a password whoever is
 * on this machine, with one whoever knows it.
 */
public final class Login {

    public static final String USERNAME = "operator";
    public static final String VARIABLE = "SIGNALPOST_SIMULATOR_PASSWORD";

    private final byte[] authorization;

    private Login(String password) {
        this.authorization = utf8("Basic " + HttpHeaders.encodeBasicAuth(USERNAME, password, StandardCharsets.UTF_8));
    }

    /**
     * @param address  that the simulator is to listen on
     * @param setting  that the address comes from, for the one who is refused
     * @param password blank or null is none
     * @return empty when there is no password and none is needed
     * @throws IllegalArgumentException when others can reach the address and there is no password, or one that can be guessed
     */
    public static Optional<Login> of(InetAddress address, String setting, String password) {
        if (password != null && !password.isBlank()) {
            PasswordRule.require(VARIABLE, password);
            return Optional.of(new Login(password));
        }
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    setting + " lets others reach the simulator, which posts to any address that"
                            + " it is given, and there is no password; set the environment variable " + VARIABLE
                            + " to at least "
                            + PasswordRule.SHORTEST + " characters, or write " + setting + "=127.0.0.1");
        }
        return Optional.empty();
    }

    /** @param header {@code Authorization}; null when there is none */
    boolean accepts(String header) {
        return header != null && MessageDigest.isEqual(utf8(header), authorization);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
