package io.signalpost.faults;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.JsonTestSuite;
import io.signalpost.testing.JsonTestSuite.Case;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.faults.Receiver.utf8;
import static io.signalpost.http.HttpSocket.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Rightly signed bodies that are not, or not safely, one JSON object: 400, and kept for diagnosis. */
@ExtendWith(SharedReceiver.class)
class JsonFaultsIT {

    private final Receiver receiver;
    private final String id = UUID.randomUUID().toString();

    JsonFaultsIT(Receiver receiver) {
        this.receiver = receiver;
    }

    /** An event with these bytes as a value. */
    private byte[] eventWith(byte[] value) {
        return concat(
                concat(utf8("{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"" + id + "\",\"x\":"), value), utf8("}"));
    }

    private byte[] eventWith(String value) {
        return eventWith(utf8(value));
    }

    private void assertRefused(byte[] body) throws IOException {
        Response response = receiver.postSigned(body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEmpty();
        assertThat(receiver.kept(id)).isEmpty();
        await().untilAsserted(() -> assertThat(receiver.log()
                        .queryForList("SELECT DISTINCT cause FROM refused WHERE body = ?", String.class, (Object) body))
                .as("kept for diagnosis")
                .containsExactly("json"));
        assertThat(receiver.post(body).status()).as("unsigned").isEqualTo(401);
    }

    private void assertKept(byte[] body) throws IOException {
        assertThat(receiver.postSigned(body).status()).isEqualTo(200);
        assertThat(receiver.kept(id)).containsExactly(body);
    }

    @Test
    void emptyBodies() throws Exception {
        assertRefused(utf8(""));
        assertRefused(utf8(" \n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"eventType\":\"VEHICLE_STATE\"}]", "\"VEHICLE_STATE\"", "42", "null", "true"})
    void rootsThatAreNoObject(String body) throws Exception {
        assertRefused(utf8(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\":\"VEHICLE_STATE\",\"eventType\":\"VEHICLE_ERROR\"}",
                "{\"eventType\":\"VEHICLE_STATE\",\"event\\u0054ype\":\"VEHICLE_ERROR\"}",
                "{\"eventType\":\"VEHICLE_STATE\",\"\\u0065ventType\":\"VEHICLE_STATE\"}",
                "{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"a\",\"eventId\":\"b\"}",
                "{\"eventType\":\"VEHICLE_STATE\",\"data\":{\"vehicle\":{\"id\":\"a\",\"id\":\"b\"}}}",
                "{\"eventType\":\"VEHICLE_STATE\",\"data\":{\"vehicle\":{\"id\":\"a\"}},\"data\":{}}",
                "{\"eventType\":\"VEHICLE_STATE\",\"x\":[[{\"a\":{\"b\":1,\"\\u0062\":2}}]]}",
                "{\"eventType\":\"VEHICLE_STATE\",\"\":1,\"\":2}"
            })
    void duplicateKeys(String body) throws Exception {
        assertRefused(utf8(body));
    }

    @Test
    void deepNesting() throws Exception {
        assertRefused(eventWith("[".repeat(64) + "]".repeat(64)));
        assertRefused(eventWith("[".repeat(10_000) + "]".repeat(10_000)));
        assertRefused(eventWith("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)));
        assertRefused(utf8("[".repeat(200_000)));
        assertKept(eventWith("[".repeat(63) + "]".repeat(63)));
    }

    @Test
    void tooManyTokens() throws Exception {
        assertRefused(eventWith("[" + "0,".repeat(100_000) + "0]"));
        assertRefused(eventWith("[" + "[],".repeat(70_000) + "0]"));
        assertKept(eventWith("[" + "0,".repeat(90_000) + "0]"));
    }

    @Test
    void hugeNumbers() throws Exception {
        assertRefused(eventWith("9".repeat(101)));
        assertRefused(eventWith("0." + "1".repeat(200_000)));
        assertRefused(eventWith("1e" + "9".repeat(100)));
        assertKept(eventWith("[1e999999999,-1e-999999999," + "9".repeat(100) + "]"));
    }

    @Test
    void hugeNames() throws Exception {
        assertRefused(eventWith("{\"" + "n".repeat(1_001) + "\":1}"));
        assertKept(eventWith("{\"" + "n".repeat(1_000) + "\":1}"));
    }

    @Test
    void hugeStrings() throws Exception {
        assertKept(eventWith("\"" + "\\u0000".repeat(40_000) + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "ff",
                "c0af",
                "c080",
                "e080af",
                "f08080af",
                "eda080",
                "edbfbf",
                "eda0bdedb897",
                "f4908080",
                "f8888080af",
                "e28",
                "c3",
                "e282",
                "f09f9a"
            })
    void invalidUtf8(String hex) throws Exception {
        byte[] broken = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");

        assertRefused(eventWith(concat(concat(utf8("\""), broken), utf8("\""))));
        assertRefused(eventWith(concat(concat(utf8("{\""), broken), utf8("\":1}"))));
    }

    @Test
    void byteOrderMarksAndOtherEncodings() throws Exception {
        String text = "{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"" + id + "\",\"x\":\"\u00e4\"}";
        assertRefused(utf8("\ufeff" + text));
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "ISO-8859-1", "IBM500")) {
            assertRefused(text.getBytes(charset));
        }
    }

    @Test
    void nulAndOtherControlCharacters() throws Exception {
        assertRefused(concat(eventWith("1"), new byte[1]));
        assertRefused(concat(new byte[1], eventWith("1")));
        assertRefused(eventWith("\"\0\""));
        assertRefused(eventWith("\"\n\""));
        assertRefused(eventWith("\0"));
        assertRefused(eventWith("{\"\u0001\":1}"));
        assertKept(eventWith("\"\\u0000\\n\u007f\u0085\u2028\""));
    }

    @Test
    void severalDocuments() throws Exception {
        assertRefused(utf8("{\"eventType\":\"VEHICLE_STATE\"}{\"eventType\":\"VEHICLE_ERROR\"}"));
        assertRefused(utf8("{\"eventType\":\"VEHICLE_STATE\"}\n{}"));
        assertRefused(utf8("{\"eventType\":\"VEHICLE_STATE\"},"));
    }

    @Test
    void everyCaseOfTheJsonTestSuite() throws Exception {
        SoftAssertions answers = new SoftAssertions();
        for (Case json : JsonTestSuite.cases()) {
            String eventId = id + json.name();
            boolean taken = json.isTaken();

            answers.assertThat(receiver.postSigned(json.json()).status())
                    .as("%s", json)
                    .isEqualTo(400);
            answers.assertThat(receiver.postSigned(json.inEvent(eventId)).status())
                    .as("%s in an event", json)
                    .isEqualTo(taken ? 200 : 400);
            answers.assertThat(receiver.kept(eventId)).as("%s kept", json).hasSize(taken ? 1 : 0);
        }
        answers.assertAll();
    }
}
