package io.signalpost.webhook.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalpost.testing.Examples;
import io.signalpost.webhook.Envelope;
import io.signalpost.webhook.HeaderEvidence;
import io.signalpost.webhook.refused.RefusedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.testing.Examples.sign;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Real bodies, mangled as proxies and people do. */
class SignatureDoctorTest {

    private static final String OTHER = "token-of-b";
    private static final byte[] EVENT = Examples.body("vehicle-state-many-signals.json");

    /** Names, slashes, signs of HTML and numbers that a program would write otherwise. */
    private static final byte[] SPECIAL = utf8(new String(EVENT, UTF_8)
            .replace("Fleet telemetry", "Flotte \u00c4rzte & <Caf\u00e9> https://a/b \u20ac \uD83D\uDE97 \\n\\\"")
            .replace("\"value\":57", "\"value\":57.0")
            .replace("233", "2.33E2")
            .replace("251", "251000000000000000000001"));

    private final SignatureDoctor doctor = new SignatureDoctor(Map.of("default", Examples.TOKEN, "fleet-b", OTHER));

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }

    private static RefusedRequest refused(String signature, byte[] body) {
        return refused(signature, body, null, Map.of());
    }

    private static RefusedRequest refused(
            String signature, byte[] body, String application, Map<String, Object> headers) {
        return new RefusedRequest(
                Instant.EPOCH,
                "signature",
                401,
                signature,
                "127.0.0.1",
                application,
                HeaderEvidence.of(headers),
                body,
                RefusedRequest.Findings.NONE);
    }

    // what happens to bodies

    static Stream<Arguments> mangled() throws Exception {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                .build();
        JsonMapper sorting = json.rebuild()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
        JsonMapper escaping =
                json.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        String pretty = json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(EVENT));
        return Stream.of(
                arguments("pretty", utf8(pretty), EVENT, "body-reformatted"),
                arguments("pretty, with CRLF", utf8(pretty.replace("\n", "\r\n")), EVENT, "body-reformatted"),
                arguments("jq", utf8(pretty + "\n"), EVENT, "body-reformatted"),
                arguments(
                        "python",
                        utf8(text(EVENT).replace("\":", "\": ").replace(",\"", ", \"")),
                        EVENT,
                        "body-reformatted"),
                arguments(
                        "sorted",
                        sorting.writeValueAsBytes(sorting.readValue(EVENT, Map.class)),
                        EVENT,
                        "body-reformatted"),
                arguments(
                        "escaped",
                        escaping.writeValueAsBytes(escaping.readTree(umlauts())),
                        umlauts(),
                        "body-reformatted"),
                arguments(
                        "PHP",
                        utf8(text(umlauts()).replace("/", "\\/").replace("\u00c4", "\\u00c4")),
                        umlauts(),
                        "body-reformatted"),
                arguments(
                        "Go",
                        utf8(text(SPECIAL)
                                .replace("&", "\\u0026")
                                .replace("<", "\\u003c")
                                .replace(">", "\\u003e")),
                        SPECIAL,
                        "body-reformatted"),
                arguments(
                        "numbers kept",
                        utf8(text(SPECIAL).replace(",", " , ").replace(" , ", ", ")),
                        SPECIAL,
                        "body-reformatted"),
                arguments("new line at the end", utf8(text(EVENT) + "\n"), EVENT, "body-white-space"),
                arguments("CRLF at the end", utf8(text(EVENT) + "\r\n"), EVENT, "body-white-space"),
                arguments("spaces around", utf8(" " + text(EVENT) + "  "), EVENT, "body-white-space"),
                arguments("NUL at the end", utf8(text(EVENT) + "\0"), EVENT, "body-white-space"),
                arguments("new line gone", EVENT, utf8(text(EVENT) + "\n"), "body-white-space"),
                arguments("CRLF gone", EVENT, utf8(text(EVENT) + "\r\n"), "body-white-space"),
                arguments(
                        "CRLF made LF",
                        utf8("{\n\"eventType\":\n\"x\"}"),
                        utf8("{\r\n\"eventType\":\r\n\"x\"}"),
                        "body-white-space"),
                arguments(
                        "LF made CRLF",
                        utf8("{\r\n\"eventType\":\r\n\"x\"}"),
                        utf8("{\n\"eventType\":\n\"x\"}"),
                        "body-white-space"),
                arguments("mark added", utf8("\ufeff" + text(EVENT)), EVENT, "body-byte-order-mark"),
                arguments("mark gone", EVENT, utf8("\ufeff" + text(EVENT)), "body-byte-order-mark"),
                arguments("mark and new line", utf8("\ufeff" + text(EVENT) + "\n"), EVENT, "body-byte-order-mark"),
                arguments("read as Latin-1", utf8(new String(umlauts(), ISO_8859_1)), umlauts(), "body-reencoded"),
                arguments(
                        "read as Windows-1252",
                        utf8(new String(SPECIAL_1252, Charset.forName("windows-1252"))),
                        SPECIAL_1252,
                        "body-reencoded"),
                arguments("written as Latin-1", text(umlauts()).getBytes(ISO_8859_1), umlauts(), "body-reencoded"),
                arguments(
                        "written as Windows-1252",
                        "{\"eventType\":\"x\",\"price\":\"\u20ac\"}".getBytes("windows-1252"),
                        utf8("{\"eventType\":\"x\",\"price\":\"\u20ac\"}"),
                        "body-reencoded"),
                arguments("written as UTF-16", text(SPECIAL).getBytes(UTF_16), SPECIAL, "body-reencoded"),
                arguments("written as UTF-16LE", text(SPECIAL).getBytes(UTF_16LE), SPECIAL, "body-reencoded"),
                arguments(
                        "accents decomposed",
                        utf8(Normalizer.normalize(text(umlauts()), Normalizer.Form.NFD)),
                        umlauts(),
                        "body-reencoded"),
                arguments(
                        "read as Latin-1, then pretty",
                        utf8(new String(umlauts(), ISO_8859_1).replace(",\"", ",\n \"")),
                        umlauts(),
                        "body-reencoded"),
                arguments("gzip", gzip(EVENT), EVENT, "body-compressed"),
                arguments("deflate", deflate(EVENT), EVENT, "body-compressed"),
                arguments("gzip gone", EVENT, asNodeJs(gzip(EVENT)), "body-decompressed"));
    }

    private static final byte[] SPECIAL_1252 = utf8("{\"eventType\":\"x\",\"price\":\"\u20ac \u00e9\"}");

    private static byte[] umlauts() {
        return utf8(text(EVENT).replace("Fleet telemetry", "\u00c4rzte/Caf\u00e9"));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            deflate.write(body);
        }
        return packed.toByteArray();
    }

    /** The tenth byte names the system that packed it. */
    private static byte[] asNodeJs(byte[] gzip) {
        gzip[9] = 3;
        return gzip;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mangled")
    void aChangedBodyIsNamedAndBroughtBack(String how, byte[] received, byte[] signed, String diagnosis) {
        Finding finding = doctor.diagnose(refused(sign(OTHER, signed), received));

        assertThat(finding.diagnosis().word()).isEqualTo(diagnosis);
        assertThat(finding.tokenName()).isEqualTo("fleet-b");
        assertThat(text(finding.event()))
                .isEqualTo(diagnosis.equals("body-decompressed") ? text(received) : text(signed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vehicle-state-many-signals.json",
                "vehicle-state-first-delivery.json",
                "vehicle-state-signal-error.json",
                "vehicle-state-test-mode.json",
                "vehicle-error.json",
                "vehicle-error-resolved.json",
                "verify-v4.json"
            })
    void sortedFieldsAreBroughtBackIntoSmartcarsOrder(String example) throws Exception {
        byte[] signed = Examples.body(example);
        JsonMapper sorting = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        byte[] received = sorting.writeValueAsBytes(sorting.readValue(signed, Map.class));

        Finding finding = doctor.diagnose(refused(sign(signed), received));

        assertThat(finding.diagnosis()).isEqualTo(Diagnosis.BODY_REFORMATTED);
        assertThat(text(finding.event())).isEqualTo(text(signed));
    }

    // what happens to signatures

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
        Finding finding = doctor.diagnose(refused(signature, EVENT, null, headers));

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
        Finding finding = doctor.diagnose(refused(signature, EVENT, null, headers));

        assertThat(finding.diagnosis().word()).isEqualTo(diagnosis);
        assertThat(finding.event()).isNull();
        assertThat(finding.tokenName()).isNull();
    }

    // what happens to tokens

    @Test
    void theTokenOfAnotherApplicationIsNamed() {
        Finding finding = doctor.diagnose(refused(sign(EVENT), EVENT, "fleet-b", Map.of()));

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

    // what must not be taken for a proof

    @Test
    void theSignatureOfAChallengeProvesNothing() throws Exception {
        for (String example : List.of("verify-v4.json", "verify-v2-legacy.json")) {
            byte[] verify = Examples.body(example);
            byte[] challenge = utf8(Envelope.parse(verify).challenge());

            assertThat(doctor.diagnose(refused(sign(challenge), verify)))
                    .isEqualTo(new Finding(Diagnosis.CHALLENGE_SIGNED, null, null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", " ", "\0"})
    void aTextThatVerifyWouldHaveSignedIsNoBody(String tail) {
        Finding finding = doctor.diagnose(refused(sign(utf8("challenge_1")), utf8("challenge_1" + tail)));

        assertThat(finding.event()).isNull();
    }

    @Test
    void aBodyLargerThanSmartcarSendsIsOnlyComparedAsItIs() {
        byte[] large = utf8("{\"eventType\":\"x\",\"a\":\"" + "x".repeat(100_000) + "\"}");

        assertThat(doctor.diagnose(refused(sign(large), large)).diagnosis()).isEqualTo(Diagnosis.AUTHENTIC);
        assertThat(doctor.diagnose(refused(sign(large), utf8(text(large) + "\n")))
                        .diagnosis())
                .isEqualTo(Diagnosis.TOO_LARGE);
    }

    @Test
    void aSmallBodyThatInflatesToALargeOneIsNotInflated() throws Exception {
        byte[] bomb = gzip(new byte[20 << 20]);

        assertThat(bomb).hasSizeLessThan(64 * 1024);
        assertThat(doctor.diagnose(refused("0".repeat(64), bomb)).diagnosis()).isEqualTo(Diagnosis.UNKNOWN_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[", "null", "\ufeff", "[[[[[[[[[[", "{\"a\":1,\"a\":2}", "\u001f\u008b"})
    void whatIsNoJsonIsNoTrouble(String body) {
        assertThat(doctor.diagnose(refused("0".repeat(64), body.getBytes(ISO_8859_1)))
                        .diagnosis())
                .isEqualTo(Diagnosis.UNKNOWN_TOKEN);
    }

    @Test
    void nothingEverFitsARandomSignature() {
        Random random = new Random(42);
        List<UnaryOperator<byte[]>> manglings = List.of(
                body -> body,
                body -> utf8(text(body) + "\n"),
                body -> utf8(text(body).replace(",", ", ")),
                body -> utf8(new String(body, StandardCharsets.ISO_8859_1)),
                body -> Arrays.copyOf(body, random.nextInt(body.length)),
                body -> {
                    byte[] noise = new byte[random.nextInt(500)];
                    random.nextBytes(noise);
                    return noise;
                });
        for (int i = 0; i < 120; i++) {
            byte[] digest = new byte[32];
            random.nextBytes(digest);
            String signature = i % 2 == 0
                    ? HexFormat.of().formatHex(digest)
                    : "sha256=" + Base64.getEncoder().encodeToString(digest);
            byte[] body = manglings.get(i % manglings.size()).apply(i % 3 == 0 ? EVENT : umlauts());

            Finding finding = doctor.diagnose(
                    refused(signature, body, i % 5 == 0 ? "fleet-b" : null, Map.of("X-Signature", signature)));

            assertThat(finding).isEqualTo(new Finding(Diagnosis.UNKNOWN_TOKEN, null, null));
        }
    }

    @Test
    void wordsAreTagsAndSentencesAreOne() {
        for (Diagnosis diagnosis : Diagnosis.values()) {
            assertThat(diagnosis.word()).matches("[a-z0-9-]+");
            assertThat(diagnosis.happened()).endsWith(".");
            assertThat(diagnosis.advice()).endsWith(".");
        }
        assertThat(Stream.of(Diagnosis.values()).map(Diagnosis::word)).doesNotHaveDuplicates();
    }
}
