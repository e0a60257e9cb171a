package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;

import com.smartcar.sdk.Smartcar;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagementTokensTest {

    private static final byte[] BODY = Examples.body("vehicle-state-many-signals.json");

    private final ManagementTokens tokens = new ManagementTokens(Map.of("default", Examples.TOKEN));

    @Test
    void smartcarsOwnSdkSignsAndVerifiesTheSameWay() throws Exception {
        String challenge = "challenge_0123456789abcdef0123456789abcdef";
        String signature = tokens.sign("default", BODY);

        assertThat(tokens.sign("default", challenge.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Smartcar.hashChallenge(Examples.TOKEN, challenge));
        assertThat(Smartcar.verifyPayload(Examples.TOKEN, signature, new String(BODY, StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(Challenge.answer(challenge, tokens, "default"))
                .isEqualTo("{\"challenge\":\"" + Smartcar.hashChallenge(Examples.TOKEN, challenge) + "\"}");
    }

    @Test
    void whatTheSdkSignsMatches() throws Exception {
        String signature = Smartcar.hashChallenge(Examples.TOKEN, new String(BODY, StandardCharsets.UTF_8));

        assertThat(tokens.match(BODY, signature)).hasValue("default");
        assertThat(tokens.match(BODY, signature.toUpperCase())).hasValue("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "0", "sha256=", "\u0661\u0661"})
    void whatIsNot64HexDigitsMatchesNothing(String prefix) {
        String signature = tokens.sign("default", BODY);

        assertThat(tokens.match(BODY, prefix)).isEmpty();
        assertThat(tokens.match(BODY, prefix + signature.substring(prefix.length() + 1)))
                .isEmpty();
        assertThat(tokens.match(BODY, "\u0661".repeat(64))).isEmpty();
    }

    @Test
    void manyThreadsMaySignAtOnce() {
        String expected = tokens.sign("default", BODY);

        assertThat(IntStream.range(0, 20_000).parallel().mapToObj(i -> tokens.sign("default", BODY)))
                .allMatch(expected::equals);
    }

    @Test
    void withoutATokenTheMessageSaysWhatToSet() {
        assertThatThrownBy(() -> new ManagementTokens(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smartcar.management-token=")
                .hasMessageContaining("SMARTCAR_MANAGEMENT_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"errors, t0ken", "a/b, t0ken", "'', t0ken", "a, ' t0ken'", "a, 't0ken '", "a, ' '", "a, ''"})
    void whatCannotBeMeantIsRefusedWithoutQuotingTheToken(String name, String token) {
        assertThatThrownBy(() -> new ManagementTokens(Map.of(name, token)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smartcar.management-tokens." + name)
                .hasMessageNotContaining("t0ken ")
                .hasMessageNotContaining(" t0ken");
    }
}
