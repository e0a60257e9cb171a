package io.signalpost.page;

/** What a password of ours must be. It is the length above all that keeps it from being guessed. */
public final class PasswordRule {

    public static final int SHORTEST = 12;

    private PasswordRule() {}

    /**
     * @param setting that the password comes from, for the one who is refused
     * @throws IllegalArgumentException saying what to write, never quoting the password
     */
    public static void require(String setting, String password) {
        if (password.length() < SHORTEST || password.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(setting + " must be one line of at least " + SHORTEST
                    + " characters; take for instance what 'openssl rand -hex 16' prints");
        }
    }
}
