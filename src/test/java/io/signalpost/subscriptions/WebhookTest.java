package io.signalpost.subscriptions;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookTest {

    @Test
    void findsAWebhookByIdOrByWholeName() {
        List<Webhook> webhooks =
                List.of(new Webhook("a", "fleet", true), new Webhook("b", "fleet", true), new Webhook("c", "a", true));

        assertThat(Webhook.find(webhooks, "a").id()).isEqualTo("a");
        assertThat(Webhook.find(webhooks, "c").id()).isEqualTo("c");
        assertThatThrownBy(() -> Webhook.find(webhooks, "fleet"))
                .hasMessage("'fleet' is the name of 2 webhooks; give the id: fleet (a), fleet (b)");
        assertThatThrownBy(() -> Webhook.find(webhooks, "flee"))
                .hasMessage("no webhook has the id or name 'flee'; there is: fleet (a), fleet (b), a (c)");
        assertThatThrownBy(() -> Webhook.find(List.of(), "x"))
                .hasMessage("no webhook has the id or name 'x'; create one first, in the Smartcar Dashboard under"
                        + " Integrations");
    }
}
