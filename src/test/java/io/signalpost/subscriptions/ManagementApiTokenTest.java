package io.signalpost.subscriptions;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The access token: got by the credentials, used as long as it lasts. */
class ManagementApiTokenTest {

    private static final Credentials CREDENTIALS = new Credentials(StubSmartcar.CLIENT_ID, StubSmartcar.CLIENT_SECRET);
    private static final String TOKEN = "POST /oauth2/token";

    private StubSmartcar smartcar;
    private ManagementApi api;

    @BeforeEach
    void start() throws IOException {
        smartcar = new StubSmartcar().webhook("w1", "fleet").disabledWebhook("w2", "test");
        api = api(CREDENTIALS);
    }

    private ManagementApi api(Credentials credentials) {
        return new ManagementApi(smartcar.endpoints(), credentials, Duration.ofSeconds(5), pause -> {});
    }

    @AfterEach
    void stop() {
        smartcar.close();
    }

    @Test
    void usesOneTokenAsLongAsItLasts() {
        api.webhooks();
        api.webhooks();

        assertThat(smartcar.requests()).containsOnlyOnce(TOKEN).hasSize(3);
    }

    @Test
    void getsAnotherTokenShortlyBeforeItEnds() {
        smartcar.tokenSeconds(59);

        api.webhooks();
        api.webhooks();

        assertThat(smartcar.requests()).filteredOn(TOKEN::equals).hasSize(2);
    }

    @Test
    void getsAnotherTokenWhenItIsRefused() {
        api.webhooks();
        smartcar.forgetTokens();

        assertThat(api.webhooks()).hasSize(2);
        assertThat(smartcar.requests()).filteredOn(TOKEN::equals).hasSize(2);
    }

    @Test
    void givesUpWhenANewTokenIsRefusedToo() {
        String refusal = "{\"errors\":[{\"type\":\"AUTHENTICATION\",\"code\":null,\"title\":\"No\"}]}";
        smartcar.fault("GET /v3/webhooks", 401, refusal).fault("GET /v3/webhooks", 401, refusal);

        assertThatThrownBy(api::webhooks)
                .hasMessage("GET /v3/webhooks: 401 AUTHENTICATION: No")
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.ofThisRequestOnly())
                        .isFalse());
        assertThat(smartcar.requests()).hasSize(4);
    }

    @Test
    void namesTheVariablesWhenCredentialsAreWrongAndShowsNone() {
        ManagementApi stranger = api(new Credentials(StubSmartcar.CLIENT_ID, "guessed"));

        assertThatThrownBy(stranger::webhooks)
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("POST /oauth2/token: 401 invalid_client; Smartcar does not know these"
                        + " SMARTCAR_CLIENT_ID and SMARTCAR_CLIENT_SECRET")
                .hasMessageNotContaining("guessed")
                .hasMessageNotContaining(StubSmartcar.CLIENT_ID);
        assertThat(CREDENTIALS).asString().doesNotContain(StubSmartcar.CLIENT_SECRET, StubSmartcar.CLIENT_ID);
    }

    @Test
    void refusesATokenThatIsNone() {
        smartcar.fault(TOKEN, 200, "{\"token\":\"x\"}");

        assertThatThrownBy(api::webhooks).hasMessage("POST /oauth2/token: the answer has no access_token");
    }
}
