package io.signalpost.simulator.page;

import java.util.List;

import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static io.signalpost.simulator.page.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

/** The simulator's page in a real browser, with somebody's receiver at the other end. */
class DashboardPageTest extends PageTest {

    @Test
    void aWebhookIsMadeVerifiedAndFedInSixSteps() {
        browser.clickButton("Create webhook");
        browser.see("#integration-types", types -> types.contains("not simulated"));
        browser.clickButton("Next");

        browser.type("#trigger-picker [type=search]", "state of charge");
        browser.click("#trigger-picker [value=" + CHARGE + "]");
        browser.clickButton("Next");

        assertThat(browser.see("#data-picker [value=" + CHARGE + "]").isSelected())
                .isTrue();
        browser.see("#data-permissions", needed -> needed.contains("read_battery"));
        browser.type("#data-picker [type=search]", "odometer");
        browser.click("#data-picker [value=" + ODOMETER + "]");
        browser.see("#data-permissions", needed -> needed.contains("read_odometer"));
        browser.see(".scope", scope -> List.of(scope.split(" ")).contains("read_battery"));
        browser.clickButton("Next");

        assertThat(browser.see("#callback-uri").getDomProperty("value")).isEqualTo(callbackUri());
        browser.type("#name", "Fleet");
        browser.click("[name=autoSubscribe]");
        browser.clickButton("Next");

        browser.see("#review", review -> review.contains("Fleet") && review.contains("Odometer: Traveled Distance"));
        browser.clickButton("Save and verify");
        browser.see("#verify-result", result -> result.startsWith("Verified."));
        assertThat(browser.see("#verify-facts").getText())
                .contains("\"eventType\":\"VERIFY\"", "200", "application/json", "\"challenge\":\"");
        browser.clickButton("Close");
        browser.see("#webhook-list .badge", "Verified"::equals);

        browser.clickLink("Vehicles");
        browser.click("#vehicle-list .subscriptions button");
        browser.see("#vehicle-list .subscriptions button", "Unsubscribe"::equals);

        browser.clickLink("Deliveries");
        browser.see("#delivery-table", log -> log.contains("FIRST_DELIVERY") && log.contains("acknowledged"));
    }

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

    @Test
    void aBrokenConnectionIsToldAndItsEndToo() {
        feed("Fleet");
        browser.clickLink("Vehicles");
        browser.click("#vehicle-list .connection button");
        browser.see("#break-error").sendKeys("AUTHENTICATION_FAILED");
        browser.clickButton("Break connection");
        browser.see("#vehicle-list .connection .badge", "AUTHENTICATION_FAILED"::equals);

        browser.clickLink("Deliveries");
        browser.see(
                "#delivery-table", log -> log.contains("VEHICLE_ERROR") && log.contains("AUTHENTICATION_FAILED ERROR"));
        browser.clickLink("Vehicles");
        browser.clickButton("Recover");

        browser.clickLink("Deliveries");
        browser.see("#delivery-table", log -> log.contains("AUTHENTICATION_FAILED RESOLVED"));
    }

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
    void aSchemeThatIsNotDeliveredToIsRefusedAtItsField() {
        reachCallbackStep();
        browser.type("#name", "Fleet");
        browser.type("#callback-uri", "ftp://localhost/hook");
        browser.clickButton("Next");
        browser.clickButton("Save and verify");

        browser.see("[data-error-for=callbackUri]", error -> error.contains("https://"));
        assertThat(browser.focused()).isEqualTo("ftp://localhost/hook");
        assertThat(browser.complaints()).singleElement().asString().contains("/api/webhooks", "400");
    }

    @Test
    void aWrongPathIsExplainedByTheVerifyDialog() {
        reachCallbackStep();
        browser.type("#name", "Fleet");
        browser.type("#callback-uri", receiver.uri("/elsewhere").toString());
        browser.clickButton("Next");
        browser.clickButton("Save and verify");

        browser.see("#verify-result", result -> result.startsWith("Not verified.") && result.contains("404"));
        browser.press(Keys.ESCAPE);
        browser.see("#webhook-list .badge", "Unverified"::equals);
    }

    @Test
    void theWizardIsWalkedByKeyboardAlone() {
        await().until(() -> browser.count("h1") == 1);
        browser.run("document.getElementById('create-webhook').focus()");
        browser.press(Keys.ENTER);
        await().until(() -> browser.focused().equals("webhook"));
        browser.press(Keys.ENTER);
        await().until(() -> browser.count("#trigger-picker") == 1);
        browser.press(CHARGE, Keys.ENTER, Keys.SPACE, Keys.ENTER);
        await().until(() -> browser.count("#data-picker") == 1);
        browser.press(ODOMETER, Keys.ENTER, Keys.SPACE, Keys.ENTER);
        await().until(() -> browser.count("#name") == 1);
        browser.press("Fleet", Keys.ENTER);
        await().until(() -> browser.focused().equals("Save and verify"));
        browser.press(Keys.ENTER);
        browser.see("#verify-result", result -> result.startsWith("Verified."));
        browser.press(Keys.ESCAPE);

        await().until(() -> browser.focused().equals("Create webhook"));
        assertThat(simulator.webhooks()).singleElement().satisfies(webhook -> {
            assertThat(webhook.verified()).isTrue();
            assertThat(webhook.data()).extracting("code").contains(CHARGE, ODOMETER);
        });
    }

    @Test
    void escapeAsksBeforeItDiscardsWhatWasEntered() {
        reachCallbackStep();
        browser.press("Fle");

        browser.press(Keys.ESCAPE);
        browser.see("#ask", question -> question.contains("Discard"));
        browser.press(Keys.ESCAPE);

        assertThat(browser.see("#name").getDomProperty("value")).isEqualTo("Fle");
    }

    @Test
    void valuesChangeBeforeTheEyesAndWhatIsTypedStays() {
        browser.clickLink("Vehicles");
        browser.see("#vehicle-list tr");
        String before = browser.see("#vehicle-list").getText();
        simulator.clock().scale(600);
        browser.see("#time-scale").sendKeys("5");
        String typed = browser.focused();

        await().until(() -> !browser.see("#vehicle-list").getText().equals(before));

        assertThat(browser.focused()).isEqualTo(typed).isNotEqualTo("600");
    }

    @Test
    void aVehicleIsShownWithAllItsSignals() {
        browser.clickLink("Vehicles");
        browser.click("#vehicle-list a");

        browser.see("#signal-table", signals -> signals.contains("Traveled Distance") && signals.contains(" km"));
        assertThat(browser.count("#signal-table th[scope=row]")).isEqualTo(93);
    }

    @Test
    void moreVehiclesAreConnected() {
        browser.clickLink("Vehicles");
        browser.type("#connect-count", "2");
        browser.clickButton("Connect more vehicles");

        await().until(() -> browser.count("#vehicle-list tr") == 5);
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

    @Test
    void textFromOutsideStaysText() {
        String markup = "<img src=x onerror=alert(1)>";
        feed(markup);

        browser.see("#webhook-list h2", markup::equals);
    }

    private void reachCallbackStep() {
        browser.clickButton("Create webhook");
        browser.clickButton("Next");
        browser.type("#trigger-picker [type=search]", CHARGE);
        browser.click("#trigger-picker [value=" + CHARGE + "]");
        browser.clickButton("Next");
        browser.clickButton("Next");
        browser.see("#name");
    }

    private long firstDeliveries() {
        return simulator.deliveries().deliveries().stream()
                .filter(delivery -> delivery.event().first())
                .count();
    }
}
