package io.signalpost.simulator.webhook;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApplicationTest {

    /** As RFC 4231, test case 2, has it. */
    private static final byte[] MESSAGE = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    private static final String SIGNED_BY_JEFE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final Application application = new Application("client", "client-secret", "Jefe");

    @Test
    void signsWithTheTextOfTheTokenInLowerCaseHex() {
        assertThat(application.sign(MESSAGE)).isEqualTo(SIGNED_BY_JEFE);
        assertThat(application.signLive(MESSAGE)).isEqualTo(SIGNED_BY_JEFE);
    }

    @Test
    void aNewTokenSignsEverything() {
        application.rotate("new-token", false);

        assertThat(application.sign(MESSAGE)).isNotEqualTo(SIGNED_BY_JEFE).isEqualTo(application.signLive(MESSAGE));
        assertThat(application.signFormer(MESSAGE)).isEqualTo(SIGNED_BY_JEFE);
    }

    @Test
    void liveDeliveriesMayStayOnTheFormerToken() {
        application.rotate("new-token", true);

        assertThat(application.signLive(MESSAGE)).isEqualTo(SIGNED_BY_JEFE);
        assertThat(application.sign(MESSAGE)).isNotEqualTo(SIGNED_BY_JEFE);
    }

    @Test
    void whatNobodyKnowsSignsAnewEachTime() {
        assertThat(application.signUnknown(MESSAGE))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(SIGNED_BY_JEFE)
                .isNotEqualTo(application.signUnknown(MESSAGE));
        assertThat(application.signFormer(MESSAGE))
                .as("there is no former one yet")
                .isNotEqualTo(SIGNED_BY_JEFE);
    }

    @Test
    void knowsItsSecret() {
        assertThat(application.hasSecret("client-secret")).isTrue();
        assertThat(application.hasSecret("client-secre")).isFalse();
        assertThat(application.hasSecret("")).isFalse();
    }

    @Test
    void doesNotShowSecrets() {
        assertThat(application.toString()).contains("client").doesNotContain("client-secret", "Jefe");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", " token", "token\n"})
    void refusesATokenThatCannotBeMeant(String token) {
        assertThatThrownBy(() -> application.rotate(token, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("management token");
        assertThatThrownBy(() -> new Application("client", "secret", token))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(application.sign(MESSAGE)).isEqualTo(SIGNED_BY_JEFE);
    }
}
