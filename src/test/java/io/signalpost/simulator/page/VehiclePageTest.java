package io.signalpost.simulator.page;

import org.junit.jupiter.api.Test;

import static io.signalpost.testing.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Vehicles, their signals and their connections. */
class VehiclePageTest extends PageTest {

    @Test
    void aVehicleIsShownWithAllItsSignals() {
        browser.clickLink("Vehicles");
        browser.click("#vehicle-list a");

        browser.see("#signal-table", signals -> signals.contains("Traveled Distance") && signals.contains(" km"));
        assertThat(browser.count("#signal-table th[scope=row]")).isEqualTo(93);
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
    void moreVehiclesAreConnected() {
        browser.clickLink("Vehicles");

        browser.type("#connect-count", "2");
        browser.clickButton("Connect more vehicles");

        await().until(() -> browser.count("#vehicle-list tr") == 5);
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
}
