package io.signalpost.simulator.server;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.server.Client.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.simulator.server.ServedSimulator.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

/** Webhooks in Smartcar's API v3 as Smartcar documents them, page by page. */
@Timeout(60)
class ManagementWebhooksTest {

    @AutoClose
    private static final ServedSimulator RUNNING = new ServedSimulator();

    private static final String NORTH = RUNNING.createWebhook("Fleet north");
    private static final String SOUTH = RUNNING.createWebhook("Fleet south");

    private final Client smartcar = RUNNING.client.authorized();

    @Test
    void aWebhookIsShownAsTheDashboardMadeIt() {
        JsonNode webhook = smartcar.get("/v3/webhooks/" + NORTH).json().path("data");

        assertThat(webhook.at("/attributes/name").asText()).isEqualTo("Fleet north");
        assertThat(webhook.at("/attributes/triggers/0/code").asText()).isEqualTo("odometer-traveleddistance");
        assertThat(webhook.at("/attributes/data")).hasSize(2);
        assertThat(webhook.at("/links/self").asText()).isEqualTo(RUNNING.server.uri() + "/v3/webhooks/" + NORTH);
    }

    @Test
    void webhooksAreFiltered() {
        assertThat(smartcar.ids("/v3/webhooks?filter[name]=Fleet%20no")).containsExactly(NORTH);
        assertThat(smartcar.ids("/v3/webhooks?filter%5Bname%5D=south")).containsExactly(SOUTH);
        assertThat(smartcar.ids("/v3/webhooks?filter[name]=west")).isEmpty();
        assertThat(smartcar.ids("/v3/webhooks?filter[callbackUri]=/hoo")).contains(NORTH, SOUTH);
        assertThat(smartcar.ids("/v3/webhooks?filter[callbackUri]=example.com")).isEmpty();
        assertThat(smartcar.ids("/v3/webhooks?filter[isEnabled]=false")).isEmpty();
        assertThat(smartcar.ids("/v3/webhooks?filter[isEnabled]=true")).contains(NORTH, SOUTH);
        assertThat(smartcar.ids("/v3/webhooks?filter[autoSubscribe]=true")).isEmpty();
        assertThat(smartcar.ids("/v3/webhooks?filter[autoSubscribe]=false&filter[name]=north"))
                .containsExactly(NORTH);
    }

    @Test
    void whatIsNoWebhookIs404() {
        Reply reply = smartcar.get("/v3/webhooks/" + NOBODY);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().at("/errors/0/status").asText()).isEqualTo("404");
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("WEBHOOK_NOT_FOUND");
        assertThat(reply.json().at("/errors/0/links/about").asText())
                .isEqualTo("https://smartcar.com/docs/errors/api-errors/resource-not-found-errors#webhook-not-found");
    }

    @Test
    void pagesLeadToEachOther() {
        JsonNode page =
                smartcar.get("/v3/webhooks?page[size]=1&filter[name]=Fleet").json();
        URI next = URI.create(page.at("/links/next").asText());

        assertThat(page.at("/meta/totalCount").asInt()).isEqualTo(2);
        assertThat(page.at("/links/prev").isNull()).isTrue();
        assertThat(page.at("/links/last").asText()).isEqualTo(next.toString());

        JsonNode last =
                smartcar.get(next.getRawPath() + "?" + next.getRawQuery()).json();

        assertThat(last.at("/data/0/id").asText()).isEqualTo(SOUTH);
        assertThat(last.at("/meta/pageNumber").asInt()).isEqualTo(2);
        assertThat(last.at("/links/next").isNull()).isTrue();
        assertThat(last.at("/links/prev").asText())
                .isEqualTo(page.at("/links/first").asText())
                .isEqualTo(RUNNING.server.uri()
                        + "/v3/webhooks?page%5Bsize%5D=1&filter%5Bname%5D=Fleet&page%5Bnumber%5D=1");
    }

    @Test
    void aPagePastTheEndIsEmpty() {
        JsonNode page = smartcar.get("/v3/webhooks?page[number]=2147483647").json();

        assertThat(page.path("data")).isEmpty();
        assertThat(page.at("/links/next").isNull()).isTrue();
    }

    @Test
    void pagesHaveTheDocumentedSizes() {
        assertThat(smartcar.get("/v3/webhooks").json().at("/meta/pageSize").asInt())
                .isEqualTo(50);
        assertThat(smartcar.get("/v3/subscriptions").json().at("/meta/pageSize").asInt())
                .isEqualTo(25);
        assertThat(smartcar.get("/v3/subscriptions?page[size]=100").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page[size]=101", "page[size]=0", "page[size]=all", "page[number]=0", "page[number]=-1"})
    void aPageThatIsNoneIsRefused(String query) {
        for (String list : new String[] {"webhooks", "subscriptions", "connections"}) {
            Reply reply = smartcar.get("/v3/" + list + "?" + query);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/type").asText()).isEqualTo("VALIDATION");
            assertThat(reply.detail()).startsWith(query.replaceFirst("=.*", ": expected a whole number from 1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "webhooks?filter[isEnabled]=yes,filter[isEnabled]: expected true or false",
        "webhooks?filter[userId]=x,filter[userId]: unknown parameter",
        "subscriptions?filter[vehicle.mode]=test,filter[vehicle.mode]: expected live or simulated",
        "subscriptions?filter[webhook]=x,filter[webhook]: unknown parameter",
        "connections?filter[webhookId]=x,filter[webhookId]: unknown parameter"
    })
    void aFilterThatIsNoneIsRefused(String target, String detail) {
        Reply reply = smartcar.get("/v3/" + target);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).startsWith(detail);
    }
}
