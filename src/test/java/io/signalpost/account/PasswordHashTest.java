package io.signalpost.account;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PasswordHashTest {

    private static final String PASSWORD = "pässword: twelve+";

    @Test
    void theRightPasswordFitsAndNoOther() {
        String hash = PasswordHash.of(PASSWORD);

        assertThat(PasswordHash.isReadable(hash)).isTrue();
        assertThat(PasswordHash.fits(PASSWORD, hash)).isTrue();
        assertThat(PasswordHash.fits(PASSWORD + " ", hash)).isFalse();
        assertThat(PasswordHash.fits("", hash)).isFalse();
        assertThat(hash).isNotEqualTo(PasswordHash.of(PASSWORD));
    }

    /** bcrypt looks at 72 bytes, and would take any end behind them. */
    @Test
    void onePastWhatBcryptLooksAtIsRefused() {
        String longest = "ü".repeat(36);

        assertThat(PasswordHash.fits(longest, PasswordHash.of(longest))).isTrue();
        assertThat(PasswordHash.fits(longest + "x", PasswordHash.of(longest))).isFalse();
        assertThatThrownBy(() -> PasswordHash.of(longest + "x"))
                .hasMessage("the password must have at most 72 bytes in UTF-8");
    }

    @Test
    void aShortOneIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> PasswordHash.of("elevenchars"))
                .hasMessageStartingWith("the password must be one line of at least 12 characters")
                .message()
                .doesNotContain("eleven");
    }
}
