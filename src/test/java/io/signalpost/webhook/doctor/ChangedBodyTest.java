package io.signalpost.webhook.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalpost.testing.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.testing.Examples.sign;
import static io.signalpost.webhook.doctor.RefusedBodies.DOCTOR;
import static io.signalpost.webhook.doctor.RefusedBodies.EVENT;
import static io.signalpost.webhook.doctor.RefusedBodies.OTHER;
import static io.signalpost.webhook.doctor.RefusedBodies.gzip;
import static io.signalpost.webhook.doctor.RefusedBodies.refused;
import static io.signalpost.webhook.doctor.RefusedBodies.text;
import static io.signalpost.webhook.doctor.RefusedBodies.umlauts;
import static io.signalpost.webhook.doctor.RefusedBodies.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Real bodies, mangled as proxies and people do. */
class ChangedBodyTest {

    /** Names, slashes, signs of HTML and numbers that a program would write otherwise. */
    private static final byte[] SPECIAL = utf8(new String(EVENT, UTF_8)
            .replace("Fleet telemetry", "Flotte \u00c4rzte & <Caf\u00e9> https://a/b \u20ac \uD83D\uDE97 \\n\\\"")
            .replace("\"value\":57", "\"value\":57.0")
            .replace("233", "2.33E2")
            .replace("251", "251000000000000000000001"));

    private static final byte[] SPECIAL_1252 = utf8("{\"eventType\":\"x\",\"price\":\"\u20ac \u00e9\"}");

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

    @ParameterizedTest(name = "{0}")
    @MethodSource("mangled")
    void aChangedBodyIsNamedAndBroughtBack(String how, byte[] received, byte[] signed, String diagnosis) {
        Finding finding = DOCTOR.diagnose(refused(sign(OTHER, signed), received));

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

        Finding finding = DOCTOR.diagnose(refused(sign(signed), received));

        assertThat(finding.diagnosis()).isEqualTo(Diagnosis.BODY_REFORMATTED);
        assertThat(text(finding.event())).isEqualTo(text(signed));
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
}
