package io.signalpost.testing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cases of <a href="https://github.com/nst/JSONTestSuite">JSONTestSuite</a> (MIT, see the LICENSE beside them), one a
 * line: name, tab, bytes, of which those outside of printable ASCII are written as in a URL.
 */
public final class JsonTestSuite {

    /** Cases that the suite leaves to the parser, and that are taken here; the other {@code i_} are refused. */
    private static final Set<String> LEFT_OPEN_AND_TAKEN = Set.of(
            "i_number_double_huge_neg_exp",
            "i_number_neg_int_huge_exp",
            "i_number_pos_double_huge_exp",
            "i_number_real_neg_overflow",
            "i_number_real_pos_overflow",
            "i_number_real_underflow",
            "i_number_too_big_neg_int",
            "i_number_too_big_pos_int",
            "i_number_very_big_negative_int",
            "i_object_key_lone_2nd_surrogate",
            "i_string_1st_surrogate_but_2nd_missing",
            "i_string_1st_valid_surrogate_2nd_invalid",
            "i_string_incomplete_surrogate_and_escape_valid",
            "i_string_incomplete_surrogate_pair",
            "i_string_incomplete_surrogates_escape_valid",
            "i_string_invalid_lonely_surrogate",
            "i_string_invalid_surrogate",
            "i_string_inverted_surrogates_U+1D11E",
            "i_string_lone_second_surrogate");

    /** JSON by the grammar, but two readers of it may come to different ends: refused. */
    private static final Set<String> DUPLICATE_KEYS =
            Set.of("y_object_duplicated_key", "y_object_duplicated_key_and_value");

    private JsonTestSuite() {}

    /** @param name begins with {@code y_} when it is JSON, {@code n_} when it is not, {@code i_} when nobody says */
    public record Case(String name, byte[] json) {

        /** Whether Signalpost takes it for JSON. */
        public boolean isTaken() {
            return name.startsWith("y_") && !DUPLICATE_KEYS.contains(name) || LEFT_OPEN_AND_TAKEN.contains(name);
        }

        /** As a value within an event of that id. */
        public byte[] inEvent(String eventId) {
            ByteArrayOutputStream event = new ByteArrayOutputStream();
            event.writeBytes(("{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"" + eventId + "\",\"data\":")
                    .getBytes(StandardCharsets.UTF_8));
            event.writeBytes(json);
            event.write('}');
            return event.toByteArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them; the two large ones are made here. */
    public static List<Case> cases() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                JsonTestSuite.class.getResourceAsStream("/json-test-suite/parsing.tsv"), StandardCharsets.US_ASCII))) {
            Stream<Case> small =
                    lines.lines().map(line -> line.split("\t", 2)).map(line -> new Case(line[0], decode(line[1])));
            Stream<Case> large = Stream.of(
                    new Case(
                            "n_structure_100000_opening_arrays",
                            "[".repeat(100_000).getBytes()),
                    new Case("n_structure_open_array_object", ("[{\"\":".repeat(50_000) + "\n").getBytes()));
            return Stream.concat(small, large).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
