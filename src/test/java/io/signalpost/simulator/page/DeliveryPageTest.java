package io.signalpost.simulator.page;

import io.signalpost.simulator.delivery.Delivery;
import org.junit.jupiter.api.Test;

import static io.signalpost.testing.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The log of deliveries. */
class DeliveryPageTest extends PageTest {

    @Test
    void anOpenDeliveryStaysOpenWhileOthersArrive() {
        feed("Fleet");
        browser.clickLink("Deliveries");
        browser.see(".expander");
        browser.click("#follow");
        browser.click(".expander");
        browser.see(".detail", detail -> detail.contains("1. ") && detail.contains("200") && detail.contains(CHARGE));
        int rows = browser.count(".expander");

        simulator.clock().scale(600);
        browser.click("#follow");

        await().until(() -> browser.count(".expander") > rows);
        assertThat(browser.count(".detail")).isEqualTo(1);
    }

    @Test
    void anOpenDeliveryShowsItsEventIdAndTheBodyThatWasSent() {
        feed("Fleet");
        browser.clickLink("Deliveries");
        browser.see(".expander");
        browser.click("#follow");
        browser.click(".expander");

        String eventId = browser.see(".detail code").getText();
        Delivery shown = simulator.deliveries().delivery(eventId).orElseThrow();
        browser.see(
                ".delivery-body",
                body -> body.contains("\"eventId\": \"" + eventId + "\"")
                        && body.contains(shown.attempts().get(0).deliveryId()));
    }

    @Test
    void deliveriesAreFilteredByState() {
        feed("Fleet");
        browser.clickLink("Deliveries");
        browser.see("#delivery-table tbody");

        browser.click("[name=state] [value=DROPPED]");

        browser.see("#no-deliveries");
        assertThat(browser.count(".expander")).isZero();
    }
}
