package io.signalpost.webhook.doctor;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.signalpost.testing.Examples.sign;
import static io.signalpost.webhook.doctor.RefusedBodies.DOCTOR;
import static io.signalpost.webhook.doctor.RefusedBodies.EVENT;
import static io.signalpost.webhook.doctor.RefusedBodies.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What happens to signatures on their way. */
class ChangedSignatureTest {

    static Stream<Arguments> headers() {
        String right = sign(EVENT);
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(right));
        String wrong = "0".repeat(64);
        return Stream.of(
                arguments(right, Map.of(), "authentic"),
                arguments("sha256=" + right, Map.of(), "signature-prefixed"),
                arguments("v1: " + right.toUpperCase(), Map.of(), "signature-prefixed"),
                arguments("\"" + right + "\"", Map.of(), "signature-quoted"),
                arguments("'sha256=" + right + "'", Map.of(), "signature-prefixed"),
                arguments(base64, Map.of(), "signature-base64"),
                arguments(
                        "sha256=" + base64.replace('+', '-').replace('/', '_').replace("=", ""),
                        Map.of(),
                        "signature-base64"),
                arguments(right + "," + right, Map.of(), "header-repeated"),
                arguments(wrong + ", " + right, Map.of(), "header-repeated"),
                arguments(null, Map.of("SC-Signature", List.of(right, right)), "header-repeated"),
                arguments(null, Map.of("sc-signature", List.of(wrong, right)), "header-repeated"),
                arguments(null, Map.of("X-Forwarded-SC-Signature", right), "header-renamed"),
                arguments(wrong, Map.of("X-Original-Signature", "sha256=" + right), "header-renamed"),
                arguments(wrong, Map.of("X-Original-Signature", List.of(wrong, base64)), "header-renamed"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aSignatureThatCameInAnotherWayIsNamed(String signature, Map<String, Object> headers, String diagnosis) {
        Finding finding = DOCTOR.diagnose(refused(signature, EVENT, null, headers));

        assertThat(finding.diagnosis().word()).isEqualTo(diagnosis);
        assertThat(finding.tokenName()).isEqualTo("default");
        assertThat(finding.event()).isEqualTo(EVENT);
    }

    static Stream<Arguments> noSignatures() {
        return Stream.of(
                arguments(null, Map.of(), "no-signature"),
                arguments(null, Map.of("Content-Type", "application/json"), "no-signature"),
                arguments("", Map.of(), "malformed-signature"),
                arguments("sha256=abc", Map.of(), "malformed-signature"),
                arguments("0".repeat(63), Map.of(), "malformed-signature"),
                arguments("0".repeat(5_000), Map.of(), "malformed-signature"),
                arguments(null, Map.of("SC-Signature", List.of("a", "b")), "malformed-signature"),
                arguments("0".repeat(64), Map.of(), "unknown-token"),
                arguments(sign("somebody's", EVENT), Map.of(), "unknown-token"));
    }

    @ParameterizedTest
    @MethodSource("noSignatures")
    void withoutASignatureThatFitsNothingIsProven(String signature, Map<String, Object> headers, String diagnosis) {
        Finding finding = DOCTOR.diagnose(refused(signature, EVENT, null, headers));

        assertThat(finding.diagnosis().word()).isEqualTo(diagnosis);
        assertThat(finding.event()).isNull();
        assertThat(finding.tokenName()).isNull();
    }
}
