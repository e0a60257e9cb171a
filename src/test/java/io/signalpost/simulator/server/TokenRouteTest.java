package io.signalpost.simulator.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

import io.signalpost.simulator.server.Client.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.simulator.server.ServedSimulator.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

/** Access tokens to Smartcar's API v3: who gets one, and what is answered without. */
@Timeout(60)
class TokenRouteTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private static final String GRANT = "grant_type=client_credentials";

    private final Client client = RUNNING.client;

    @Test
    void aTokenIsGrantedForCredentialsInTheHeaderOrInTheForm() {
        assertThat(client.with(basic("client:secret"))
                        .form("/oauth2/token", GRANT)
                        .status())
                .isEqualTo(200);
        assertThat(client.form("/oauth2/token", GRANT + "&client_id=client&client_secret=secret")
                        .json()
                        .path("expires_in")
                        .asInt())
                .isEqualTo(3600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client:wrong", "another:secret", "client", "client:secret:"})
    void wrongCredentialsInTheHeaderAreRefused(String pair) {
        Reply reply = client.with(basic(pair)).form("/oauth2/token", GRANT);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Smartcar\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ?", "Bearer secret", "Basic"})
    void aHeaderThatIsNoBasicLoginIsRefused(String authorization) {
        assertThat(client.with(authorization).form("/oauth2/token", GRANT).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "'',400,invalid_request",
        "grant_type=,400,unsupported_grant_type",
        "grant_type=password,400,unsupported_grant_type",
        "grant_type=client_credentials,401,invalid_client",
        "grant_type=client_credentials&client_id=client,401,invalid_client",
        "grant_type=client_credentials&client_id=client&client_secret=wrong,401,invalid_client",
        "grant_type=client_credentials&grant_type=client_credentials,400,invalid_request"
    })
    void aFormThatIsWrongIsRefused(String form, int status, String error) {
        Reply reply = client.form("/oauth2/token", form);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
    }

    @Test
    void whatIsNoFormAndWhatIsSentTwiceIsRefused() {
        String form = GRANT + "&client_id=client&client_secret=secret";

        assertThat(client.post("/oauth2/token", "{\"grant_type\":\"client_credentials\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.form("/oauth2/token?" + form, GRANT).status()).isEqualTo(400);
        assertThat(client.with(basic("client:secret"))
                        .form("/oauth2/token", form)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTokenExpiresAfterAnHour() {
        Client early = client.authorized();
        assertThat(early.get("/v3/webhooks").status()).isEqualTo(200);

        RUNNING.clock.updateAndGet(now -> now.plus(Duration.ofHours(1)));

        Reply reply = early.get("/v3/webhooks");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.detail()).contains("expired");
        assertThat(client.authorized().get("/v3/webhooks").status()).isEqualTo(200);
    }

    @Test
    void theOldestTokenGivesWayWhenThereAreTooMany() {
        AccessTokens tokens = new AccessTokens(RUNNING.clock::get);
        String oldest = tokens.issue();
        String next = tokens.issue();

        Stream.generate(tokens::issue).limit(AccessTokens.CAPACITY - 1).forEach(token -> {});

        assertThat(tokens.valid(oldest)).isFalse();
        assertThat(tokens.valid(next)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer unknown", "Basic Y2xpZW50OnNlY3JldA==", "unknown"})
    void nothingIsAnsweredWithoutAToken(String authorization) {
        String webhook = RUNNING.createWebhook("Fleet");
        String vehicle = RUNNING.vehicle(0);
        String creation = ServedSimulator.subscription(webhook, RUNNING.userOf(vehicle), vehicle);

        Stream.of(client, client.with(authorization))
                .flatMap(some -> Stream.of(
                        some.get("/v3/webhooks"),
                        some.get("/v3/webhooks/" + webhook),
                        some.get("/v3/subscriptions"),
                        some.get("/v3/subscriptions/" + NOBODY),
                        some.post("/v3/subscriptions", creation),
                        some.delete("/v3/subscriptions/" + NOBODY),
                        some.get("/v3/connections"),
                        some.get("/v3/connections/" + NOBODY)))
                .forEach(reply -> {
                    assertThat(reply.status()).isEqualTo(401);
                    assertThat(reply.json().at("/errors/0/type").asText()).isEqualTo("AUTHENTICATION");
                    assertThat(reply.detail()).contains("token");
                    assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                });
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
