package io.signalpost.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import io.signalpost.testing.Examples;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

/** Only these bytes, with a signature by this token: one bit beside it is none. */
class SignaturePropertyTest {

    private static ManagementTokens tokens(String token) {
        return new ManagementTokens(Map.of("name", token));
    }

    @Property
    void whatTheTokenSignedIsRight(
            @ForAll @AlphaChars @NumericChars @NotBlank String token, @ForAll byte[] body, @ForAll boolean upperCase) {
        String signature = Examples.sign(token, body);

        assertThat(tokens(token).sign("name", body)).isEqualTo(signature);
        assertThat(tokens(token).match(body, upperCase ? signature.toUpperCase(Locale.ROOT) : signature))
                .contains("name");
    }

    @Property
    void anotherBitInTheBodyIsWrong(
            @ForAll @Size(min = 1) byte[] body, @ForAll @IntRange(max = Short.MAX_VALUE) int bit) {
        String signature = Examples.sign("token", body);
        byte[] changed = body.clone();
        changed[bit / 8 % body.length] ^= (byte) (1 << bit % 8);

        assertThat(tokens("token").match(changed, signature)).isEmpty();
    }

    @Property
    void anotherBitInTheSignatureIsWrong(
            @ForAll byte[] body, @ForAll @IntRange(max = 63) int digit, @ForAll @IntRange(min = 1, max = 15) int bits) {
        StringBuilder signature = new StringBuilder(Examples.sign("token", body));
        int other = Character.digit(signature.charAt(digit), 16) ^ bits;
        signature.setCharAt(digit, Character.forDigit(other, 16));

        assertThat(tokens("token").match(body, signature.toString())).isEmpty();
    }

    @Property
    void moreOrLessOfTheBodyIsWrong(@ForAll byte[] body, @ForAll @IntRange(max = 1_000) int length) {
        Assume.that(length != body.length);
        byte[] other = Arrays.copyOf(body, length);

        assertThat(tokens("token").match(other, Examples.sign("token", body))).isEmpty();
    }

    @Property
    void anotherTokenIsWrong(
            @ForAll @AlphaChars @NotBlank String token,
            @ForAll @AlphaChars @NotBlank String other,
            @ForAll byte[] body) {
        Assume.that(!token.equals(other));

        assertThat(tokens(token).match(body, Examples.sign(other, body))).isEmpty();
    }

    @Property
    void anyOtherTextIsWrong(@ForAll byte[] body, @ForAll @StringLength(max = 70) String signature) {
        assertThat(tokens("token").match(body, signature)).isEmpty();
    }
}
