package io.signalpost.webhook.doctor;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.signalpost.testing.Examples.sign;
import static io.signalpost.webhook.doctor.RefusedBodies.DOCTOR;
import static io.signalpost.webhook.doctor.RefusedBodies.EVENT;
import static io.signalpost.webhook.doctor.RefusedBodies.refused;
import static io.signalpost.webhook.doctor.RefusedBodies.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Tokens that are not the one that Smartcar signed with. */
class OtherTokenTest {

    @Test
    void theTokenOfAnotherApplicationIsNamed() {
        Finding finding = DOCTOR.diagnose(refused(sign(EVENT), EVENT, "fleet-b", Map.of()));

        assertThat(finding).isEqualTo(new Finding(Diagnosis.OTHER_TOKEN, "default", EVENT));
    }

    @Test
    void aTokenOfTwoNamesIsTheApplicationsOwn() {
        SignatureDoctor twins = new SignatureDoctor(Map.of("a", "same", "b", "same"));

        for (String name : List.of("a", "b")) {
            assertThat(twins.diagnose(refused(sign("same", EVENT), EVENT, name, Map.of())))
                    .isEqualTo(new Finding(Diagnosis.AUTHENTIC, name, EVENT));
        }
    }

    static Stream<Arguments> tokens() {
        String token = "0d6a1f4e-7a55-4b8e-9c3b-2f0a+/b5";
        String base64 = Base64.getEncoder().encodeToString(utf8(token));
        String base64OfLine = Base64.getEncoder().encodeToString(utf8(token + "\n"));
        return Stream.concat(
                Stream.of(
                                "\"T\"",
                                "'T'",
                                "\u201cT\u201d",
                                "\u200bT",
                                "T\u200d",
                                "\ufeffT",
                                "T\u00a0",
                                "T,",
                                "0d6a1f4e-7a55-\n4b8e-9c3b-2f0a+/b5",
                                "\t \"T\" \n")
                        .map(spelling -> spelling.replace("T", token))
                        .flatMap(spelling -> Stream.of(arguments(spelling, token, Diagnosis.TOKEN_STRAY_CHARACTERS))),
                Stream.of(
                        arguments(token, token + "\n", Diagnosis.TOKEN_STRAY_CHARACTERS),
                        arguments(token, token + "\r\n", Diagnosis.TOKEN_STRAY_CHARACTERS),
                        arguments(token, "\"" + token + "\"", Diagnosis.TOKEN_STRAY_CHARACTERS),
                        arguments(token, "\ufeff" + token, Diagnosis.TOKEN_STRAY_CHARACTERS),
                        arguments(token.replace("+", "%2B").replace("/", "%2F"), token, Diagnosis.TOKEN_ENCODED),
                        arguments(token, token.replace("+", "%2B").replace("/", "%2F"), Diagnosis.TOKEN_ENCODED),
                        arguments(base64, token, Diagnosis.TOKEN_ENCODED),
                        arguments(base64OfLine, token, Diagnosis.TOKEN_ENCODED),
                        arguments(token, base64, Diagnosis.TOKEN_ENCODED)));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenThatIsSpelledOtherwiseIsNamedAndProvesNothing(String configured, String signing, Diagnosis diagnosis) {
        Finding finding =
                new SignatureDoctor(Map.of("default", configured)).diagnose(refused(sign(signing, EVENT), EVENT));

        assertThat(finding).isEqualTo(new Finding(diagnosis, "default", null));
    }
}
