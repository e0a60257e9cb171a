package io.signalpost.faults;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.faults.Receiver.signature;
import static io.signalpost.faults.Receiver.utf8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * VERIFY is answered to strangers, and its answer is what a signature over the challenge would be. So nobody may get an
 * answer to a challenge that is also an event.
 */
@ExtendWith(SharedReceiver.class)
class VerifyFaultsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Receiver receiver;
    private final String forgedId = UUID.randomUUID().toString();
    private final String forged = "{\"eventId\":\"" + forgedId + "\",\"eventType\":\"VEHICLE_STATE\"}";

    VerifyFaultsIT(Receiver receiver) {
        this.receiver = receiver;
    }

    private static byte[] verify(String challengeJson) {
        return utf8("{\"eventType\":\"VERIFY\",\"data\":{\"challenge\":" + challengeJson + "}}");
    }

    private static byte[] asking(String challenge) throws Exception {
        return verify(JSON.writeValueAsString(challenge));
    }

    private void assertRefused(byte[] body) throws Exception {
        for (Response response : List.of(receiver.post(body), receiver.postSigned(body))) {
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).as("no signature of anything").isEmpty();
        }
    }

    @Test
    void goodChallenges() throws Exception {
        for (String challenge :
                List.of("challenge_0123456789abcdef", UUID.randomUUID().toString(), "a".repeat(128))) {
            Response response = receiver.post(asking(challenge));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(response.body()).isEqualTo("{\"challenge\":\"" + Examples.sign(utf8(challenge)) + "\"}");
        }
    }

    @Test
    void missingChallenges() throws Exception {
        assertRefused(utf8("{\"eventType\":\"VERIFY\"}"));
        assertRefused(utf8("{\"eventType\":\"VERIFY\",\"challenge\":\"challenge_1\"}"));
        assertRefused(utf8("{\"eventType\":\"VERIFY\",\"data\":\"challenge_1\"}"));
        assertRefused(utf8("{\"eventType\":\"VERIFY\",\"data\":[{\"challenge\":\"challenge_1\"}]}"));
        assertRefused(utf8("{\"eventName\":\"verify\",\"payload\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "42", "true", "[\"challenge_1\"]", "{\"a\":\"challenge_1\"}", "\"\"", "\" \""})
    void blankAndOtherChallenges(String challengeJson) throws Exception {
        assertRefused(verify(challengeJson));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n", "\na", "a\0", "a\tb", "\u001bc", "a\u007f", "a\u2028", "\ufeffa", "\u202ea", "a b", "\u00e4",
                "\uff41", "a.b", "a+b", "a/b", "a=", "a\"", "a\\b", "<a>"
            })
    void challengesOfOtherCharacters(String challenge) throws Exception {
        assertRefused(asking(challenge));
    }

    @Test
    void oversizeChallenges() throws Exception {
        assertRefused(asking("a".repeat(129)));
        assertRefused(asking("a".repeat(7_000)));
        assertThat(receiver.post(asking("a".repeat(100_000))).status())
                .as("unsigned, nothing that long is even parsed")
                .isEqualTo(401);
    }

    @Test
    void challengesThatAreJson() throws Exception {
        for (String challenge : List.of(
                forged,
                " " + forged,
                "\ufeff" + forged,
                "\n\t" + forged,
                forged + "\n",
                "[" + forged + "]",
                "{\"eventName\":\"scheduled\",\"payload\":{}}",
                new String(Examples.body("vehicle-state-first-delivery.json")),
                "\"a\"",
                "{}")) {
            assertRefused(asking(challenge));
            assertRefused(utf8("{\"eventName\":\"verify\",\"payload\":{\"challenge\":"
                    + JSON.writeValueAsString(challenge) + "}}"));
        }
        assertThat(receiver.kept(forgedId)).isEmpty();
    }

    @Test
    void noAnswerSignsAnEvent() throws Exception {
        for (String challenge : List.of("challenge_1", "0", "1234567890", "null", "true", "-1", "VEHICLE_STATE")) {
            String answer = JSON.readTree(receiver.post(asking(challenge)).body())
                    .get("challenge")
                    .textValue();

            Response accepted = receiver.post(utf8(challenge), "SC-Signature: " + answer);

            assertThat(accepted.status()).as("signed, but no event").isEqualTo(400);
            for (String body : List.of(forged, "{\"challenge\":\"" + answer + "\"}")) {
                assertThat(receiver.post(utf8(body), "SC-Signature: " + answer).status())
                        .isEqualTo(401);
            }
        }
        assertThat(receiver.kept(forgedId)).isEmpty();
    }

    @Test
    void aVerifyWithAWrongSignature() throws Exception {
        Response response = receiver.post(asking("challenge_1"), signature(utf8("another")));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void eventsInTheGuiseOfAVerify() throws Exception {
        byte[] guise = utf8("{\"eventType\":\"VERIFY\",\"eventName\":\"scheduled\",\"eventId\":\"" + forgedId
                + "\",\"data\":{\"challenge\":\"challenge_1\",\"signals\":[]}}");

        assertThat(receiver.post(guise).status()).isEqualTo(200);
        assertThat(receiver.kept(forgedId)).as("answered, not kept").isEmpty();
        for (String type : List.of("\"verify\"", "\"VERIFY \"", "\"VERIFY\\u0000\"", "[\"VERIFY\"]")) {
            byte[] almost = utf8("{\"eventType\":" + type + ",\"data\":{\"challenge\":\"challenge_1\"}}");
            assertThat(receiver.post(almost).status()).isEqualTo(401);
        }
    }
}
