package io.signalpost.simulator.page;

import java.util.List;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is where on screens of every width. */
class LayoutTest extends PageTest {

    private static final List<String> SECTIONS = List.of("Webhooks", "Vehicles", "Deliveries", "Faults");

    @ParameterizedTest
    @ValueSource(ints = {360, 400, 800, 1280})
    void noSectionNeedsScrollingToTheSide(int width) {
        feed("Fleet");
        browser.width(width);
        for (String section : SECTIONS) {
            browser.clickLink(section);
            browser.see("h1", section::equals);
            assertFits(section);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 400, 800, 1280})
    void aVehicleWithAllItsSignalsNeedsNoScrollingToTheSide(int width) {
        browser.width(width);
        browser.clickLink("Vehicles");
        browser.click("#vehicle-list a");
        browser.see("#signal-table", signals -> signals.contains(" km"));

        assertFits("vehicle");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 400, 800, 1280})
    void anOpenDeliveryNeedsNoScrollingToTheSide(int width) {
        openADeliveryOfAllSignals(width);

        assertFits("open delivery");
    }

    /** A text that is broken in two, over lines or columns, has a box for each part. */
    @ParameterizedTest
    @ValueSource(ints = {800, 1024, 1280})
    void noSignalOfADeliveryIsBrokenInTwoAndNoErrorEither(int width) {
        openADeliveryOfAllSignals(width);

        assertThat(browser.count(".signal-codes .failure")).isPositive();
        assertThat(browser.run("const lines = element => {"
                        + "  const text = document.createRange(); text.selectNodeContents(element);"
                        + "  return new Set([...text.getClientRects()].map(box => box.top)).size; };"
                        + "return [...document.querySelectorAll('.signal-codes :is(code, .failure)')]"
                        + "  .filter(element => lines(element) > 1).map(element => element.textContent)"))
                .isEqualTo(List.of());
    }

    private void openADeliveryOfAllSignals(int width) {
        feed("Fleet", allSignals());
        browser.width(width);
        browser.clickLink("Deliveries");
        browser.see("#delivery-table", log -> log.contains("VEHICLE_STATE"));
        browser.click("#follow");
        browser.run("[...document.querySelectorAll('#delivery-table tr')]"
                + ".find(row => row.textContent.includes('VEHICLE_STATE')).querySelector('.expander').click()");
        browser.see(".delivery-body");
    }

    @Test
    void thePageIsDarkWhereThePersonWantsIt() {
        browser.colorScheme("dark");

        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(20, 23, 22)");
    }

    private static void assertFits(String what) {
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits", what)
                .isEqualTo(true);
    }

    private static String[] allSignals() {
        return Catalog.get().signals().stream().map(SignalDefinition::code).toArray(String[]::new);
    }
}
