package io.signalpost.webhook;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** Rotation, and several applications behind one receiver. */
class SeveralTokensTest {

    private static final byte[] EVENT = Examples.body("vehicle-error.json");
    private static final byte[] VERIFY = Examples.body("verify-v4.json");
    private static final byte[] CHALLENGE = challengeOf(VERIFY);

    @TempDir
    static Path folder;

    private static RunningIngress ingress;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("old", "token-of-old");
        tokens.put("fleet-a", "token-of-a");
        tokens.put("fleet-b", "token-of-b");
        ingress = RunningIngress.start(folder, tokens);
    }

    @AfterAll
    static void stop() throws Exception {
        ingress.close();
    }

    @BeforeEach
    void clean() {
        ingress.reset();
    }

    private static byte[] challengeOf(byte[] body) {
        try {
            return Envelope.parse(body).challenge().getBytes();
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response send(String path, byte[] body, String token) throws Exception {
        return ingress.exchange(post("/webhooks/smartcar" + path, body, "SC-Signature: " + sign(token, body)));
    }

    @Test
    void eachTokenMaySignAndItsNameIsKept() throws Exception {
        for (String name : new String[] {"old", "a", "b"}) {
            assertThat(send("", EVENT, "token-of-" + name).status()).isEqualTo(200);
        }

        assertThat(ingress.log.kept).extracting(NewEvent::tokenName).containsExactly("old", "fleet-a", "fleet-b");
    }

    @Test
    void onItsOwnPathOnlyTheTokenOfThatNameCounts() throws Exception {
        assertThat(send("/fleet-a", EVENT, "token-of-a").status()).isEqualTo(200);
        assertThat(send("/fleet-a", EVENT, "token-of-b").status()).isEqualTo(401);
        assertThat(send("/fleet-a", EVENT, "token-of-old").status()).isEqualTo(401);
        assertThat(ingress.log.kept).singleElement().satisfies(kept -> {
            assertThat(kept.tokenName()).isEqualTo("fleet-a");
        });
        assertThat(ingress.headers).singleElement().satisfies(headers -> assertThat(headers)
                .doesNotContainKey("application"));
    }

    @Test
    void aPathOfNoApplicationIs404() throws Exception {
        assertThat(send("/fleet-c", EVENT, "token-of-a").status()).isEqualTo(404);
        assertThat(send("/fleet-c", VERIFY, "token-of-a").status()).isEqualTo(404);
        assertThat(ingress.log.kept).isEmpty();
    }

    @Test
    void aHeaderCannotChooseTheApplication() throws Exception {
        Response response = ingress.exchange(post("/webhooks/smartcar", VERIFY, "application: fleet-b"));

        assertThat(response.body()).contains(sign("token-of-old", CHALLENGE));
    }

    @Test
    void anUnsignedVerifyIsAnsweredWithTheFirstToken() throws Exception {
        Response response = ingress.exchange(post("/webhooks/smartcar", VERIFY));

        assertThat(response.body()).contains(sign("token-of-old", CHALLENGE));
    }

    @Test
    void aSignedVerifyIsAnsweredWithTheTokenItIsSignedWith() throws Exception {
        assertThat(send("", VERIFY, "token-of-b").body()).contains(sign("token-of-b", CHALLENGE));
    }

    @Test
    void aVerifyOnAnApplicationsPathIsAnsweredWithItsToken() throws Exception {
        Response unsigned = ingress.exchange(post("/webhooks/smartcar/fleet-b", VERIFY));

        assertThat(unsigned.body()).contains(sign("token-of-b", CHALLENGE));
        assertThat(send("/fleet-b", VERIFY, "token-of-a").status()).isEqualTo(401);
    }
}
