package io.signalpost.simulator.page;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static io.signalpost.testing.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

/** A webhook is made step by step. */
class WebhookWizardTest extends PageTest {

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

    private void reachCallbackStep() {
        browser.clickButton("Create webhook");
        browser.clickButton("Next");
        browser.type("#trigger-picker [type=search]", CHARGE);
        browser.click("#trigger-picker [value=" + CHARGE + "]");
        browser.clickButton("Next");
        browser.clickButton("Next");
        browser.see("#name");
    }
}
