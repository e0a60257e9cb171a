package io.signalpost.webhook;

import io.signalpost.http.HttpSocket.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** Only an event whose one signature fits its bytes is taken. */
class SignedEventsTest extends SharedIngress {

    @Test
    void anUpperCaseSignatureIsRight() throws Exception {
        Response response = send(EVENT, "sc-signature: " + sign(EVENT).toUpperCase());

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void anEventWithoutASignatureIs401() throws Exception {
        assertThat(send(EVENT).status()).isEqualTo(401);
        assertThat(ingress.log.kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zz",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82", // a digit short
                "ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c0",
                "sha256=ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c",
                "gcc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c",
                "ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c,ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c"
            })
    void aWrongSignatureIs401AndKept(String signature) throws Exception {
        Response response = send(EVENT, "SC-Signature: " + signature);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(ingress.log.kept).isEmpty();
        assertThat(ingress.refused).singleElement().satisfies(refused -> {
            assertThat(refused.cause()).isEqualTo("signature");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.scSignature()).isEqualTo(signature);
            assertThat(refused.remote()).isEqualTo("127.0.0.1");
            assertThat(refused.body()).isEqualTo(EVENT);
        });
    }

    @Test
    void aChangedBodyIs401() throws Exception {
        byte[] forged = EVENT.clone();
        forged[forged.length - 2] ^= 1;

        Response response = send(forged, "SC-Signature: " + sign(EVENT));

        assertThat(response.status()).isEqualTo(401);
    }

    @Test
    void theSameRightSignatureTwiceIs401() throws Exception {
        String header = "SC-Signature: " + sign(EVENT);

        Response response = send(EVENT, header, header);

        assertThat(response.status()).isEqualTo(401);
    }

    @Test
    void aSignatureInTheQueryIsNone() throws Exception {
        Response response = ingress.exchange(post(PATH + "?SC-Signature=" + sign(EVENT), EVENT));

        assertThat(response.status()).isEqualTo(401);
    }
}
