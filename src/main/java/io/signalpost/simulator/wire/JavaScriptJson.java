package io.signalpost.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON as JavaScript writes it: compact, and 13 where Java says 13.0. Smartcar's Node SDK checks a signature over the
 * body parsed and written again, so anything else would not verify there.
 */
final class JavaScriptJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private JavaScriptJson() {}

    static byte[] bytes(JsonNode body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new Numbers(MAPPER.createGenerator(bytes))) {
            MAPPER.writeTree(json, body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    /** With milliseconds also when they are zero. */
    static String iso(Instant time) {
        return ISO.format(time);
    }

    private static final class Numbers extends JsonGeneratorDelegate {

        private Numbers(JsonGenerator json) {
            super(json, false);
        }

        @Override
        public void writeNumber(double number) throws IOException {
            writeNumber(BigDecimal.valueOf(number));
        }

        @Override
        public void writeNumber(BigDecimal number) throws IOException {
            super.writeNumber(number.stripTrailingZeros().toPlainString());
        }
    }
}
