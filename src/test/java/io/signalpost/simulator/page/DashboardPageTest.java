package io.signalpost.simulator.page;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;

import static io.signalpost.testing.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The list of webhooks, and what is set for all of the simulator. */
class DashboardPageTest extends PageTest {

    @Test
    void aWebhookThatIsEnabledAgainBeginsWithAFirstDelivery() {
        feed("Fleet");
        browser.clickButton("Disable Fleet");
        browser.see("#webhook-list .badge", "Disabled"::equals);
        long before = firstDeliveries();

        browser.clickButton("Enable Fleet");

        browser.see("#webhook-list .badge", "Verified"::equals);
        await().until(() -> firstDeliveries() > before);
    }

    @Test
    void aTestDeliveryIsSentAndMarked() {
        feed("Fleet");

        browser.clickButton("Test Fleet");

        browser.see("#notice", "Sent a test delivery to Fleet. It is in the delivery log."::equals);
        browser.clickLink("Deliveries");
        browser.see("#delivery-table", log -> log.contains("VEHICLE_STATEtest"));
    }

    @Test
    void aWebhookIsChangedAndDeleted() {
        feed("Fleet");
        browser.clickButton("Edit Fleet");
        for (int step = 0; step < 3; step++) {
            browser.clickButton("Next");
        }
        browser.type("#name", "Vans");
        browser.clickButton("Next");
        browser.clickButton("Save without verifying");
        browser.see("#webhook-list h2", "Vans"::equals);

        browser.clickButton("Delete Vans");
        browser.see("#ask", question -> question.contains("Delete Vans"));
        browser.click("#ask-yes");

        browser.see("#no-webhooks");
        assertThat(simulator.webhooks()).isEmpty();
    }

    @Test
    void textFromOutsideStaysText() {
        String markup = "<img src=x onerror=alert(1)>";
        feed(markup);

        browser.see("#webhook-list h2", markup::equals);
    }

    @Test
    void theFaultDialTheClockAndTheTokenAreSet() {
        browser.clickLink("Faults");
        browser.see("#fault-duplicate-hint", hint -> hint.contains("delivered once more"));
        browser.type("#fault-duplicate", "12.5");
        browser.clickButton("Apply");
        await().until(() -> simulator.faults().rates().containsValue(0.125));

        browser.type("#new-token", "another-token");
        browser.clickButton("Change token");
        browser.see("#notice", "The new token signs from now on."::equals);
        assertThat(simulator.application().sign(new byte[0])).isEqualTo(Examples.sign("another-token", new byte[0]));

        browser.type("#time-scale", "30\n");
        await().until(() -> simulator.clock().scale() == 30);
        browser.clickButton("Pause");
        await().until(() -> !simulator.running());
    }

    private long firstDeliveries() {
        return simulator.deliveries().deliveries().stream()
                .filter(delivery -> delivery.event().first())
                .count();
    }
}
