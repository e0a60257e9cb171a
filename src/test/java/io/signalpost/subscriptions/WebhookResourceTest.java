package io.signalpost.subscriptions;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookResourceTest {

    @Test
    void findsAWebhookByIdOrByWholeName() {
        List<WebhookResource> webhooks = List.of(
                new WebhookResource("a", "fleet", true),
                new WebhookResource("b", "fleet", true),
                new WebhookResource("c", "a", true));

        assertThat(WebhookResource.find(webhooks, "a").id()).isEqualTo("a");
        assertThat(WebhookResource.find(webhooks, "c").id()).isEqualTo("c");
        assertThatThrownBy(() -> WebhookResource.find(webhooks, "fleet"))
                .hasMessage("'fleet' is the name of 2 webhooks; give the id: fleet (a), fleet (b)");
        assertThatThrownBy(() -> WebhookResource.find(webhooks, "flee"))
                .hasMessage("no webhook has the id or name 'flee'; there is: fleet (a), fleet (b), a (c)");
        assertThatThrownBy(() -> WebhookResource.find(List.of(), "x"))
                .hasMessage("no webhook has the id or name 'x'; create one first, in the Smartcar Dashboard under"
                        + " Integrations");
    }
}
