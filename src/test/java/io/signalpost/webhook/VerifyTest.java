package io.signalpost.webhook;

import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** A VERIFY is answered with the hash of its challenge, and nothing that could be an event is hashed. */
class VerifyTest extends SharedIngress {

    @ParameterizedTest
    @ValueSource(strings = {"verify-v4.json", "verify-v4-iso-time.json", "verify-v2-legacy.json"})
    void verifyNeedsNoSignatureAndNoLog(String file) throws Exception {
        ingress.log.fail();

        Response response = send(Examples.body(file));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).matches("\\{\"challenge\":\"[0-9a-f]{64}\"}");
    }

    @Test
    void verifyWithAWrongSignatureIs401() throws Exception {
        Response response = send(Examples.body("verify-v4.json"), "SC-Signature: " + sign(EVENT));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aVerifyWithoutChallengeIs400() throws Exception {
        assertThat(send(utf8("{\"eventType\":\"VERIFY\"}")).status()).isEqualTo(400);
    }

    @Test
    void aChallengeMayHave128CharactersAndNotOneMore() throws Exception {
        assertThat(send(withChallenge("\"" + "a".repeat(128) + "\"")).status()).isEqualTo(200);
        assertThat(send(withChallenge("\"" + "a".repeat(129) + "\"")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"{\\\"eventType\\\":\\\"VEHICLE_STATE\\\"}\"",
                "\" challenge_1\"",
                "\"challenge_1\\n\"",
                "\"\\ufeff{}\"",
                "\"[1]\"",
                "\"\"",
                "\"ä\"",
                "\"a.b\"",
                "42",
                "null",
                "{\"a\":1}",
                "[\"challenge_1\"]"
            })
    void aChallengeThatCouldBeSomethingElseIs400AndSignsNothing(String challenge) throws Exception {
        Response unsigned = send(withChallenge(challenge));
        Response signed = sendSigned(withChallenge(challenge));

        assertThat(unsigned.status()).isEqualTo(400);
        assertThat(unsigned.body()).isEmpty();
        assertThat(signed.status()).isEqualTo(400);
        assertThat(ingress.log.kept).isEmpty();
    }

    @Test
    void anEventForgedThroughTheChallengeIsRefused() throws Exception {
        String wanted = "{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"forged\"}";

        Response oracle = send(withChallenge("\"" + wanted.replace("\"", "\\\"") + "\""));

        assertThat(oracle.status()).isEqualTo(400);
        assertThat(oracle.body()).doesNotContain(sign(utf8(wanted)));
    }
}
