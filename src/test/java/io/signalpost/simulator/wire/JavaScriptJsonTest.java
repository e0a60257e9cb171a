package io.signalpost.simulator.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JavaScriptJsonTest {

    @Test
    void numbersAreWrittenAsJavaScriptWritesThem() {
        ObjectNode body = Facts.JSON.createObjectNode();
        body.put("whole", 13.0)
                .put("large", 12_000_000.0)
                .put("small", 0.00042)
                .put("hundred", new BigDecimal("1E+2"))
                .put("scaled", new BigDecimal("2.50"))
                .put("zero", -0.0)
                .put("integer", 41877)
                .put("time", 1773650400000L);

        assertThat(text(body))
                .isEqualTo("{\"whole\":13,\"large\":12000000,\"small\":0.00042,\"hundred\":100,\"scaled\":2.5,"
                        + "\"zero\":0,\"integer\":41877,\"time\":1773650400000}");
    }

    @Test
    void textIsUtf8AndNotEscaped() {
        assertThat(text(Facts.JSON.createObjectNode().put("name", "Škoda \"5\"/é 🚗")))
                .isEqualTo("{\"name\":\"Škoda \\\"5\\\"/é 🚗\"}");
    }

    @Test
    void timesHaveMilliseconds() {
        assertThat(JavaScriptJson.iso(Instant.ofEpochSecond(0))).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(JavaScriptJson.iso(Instant.ofEpochSecond(0, 7_999_999))).isEqualTo("1970-01-01T00:00:00.007Z");
    }

    private static String text(ObjectNode body) {
        return new String(JavaScriptJson.bytes(body), StandardCharsets.UTF_8);
    }
}
