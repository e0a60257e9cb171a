package io.signalpost.observe.console;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static io.signalpost.testing.Browser.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Dead letters, refused requests, vehicles, destinations, the audit, and the ways there. */
class OtherViewsTest extends ConsoleTest {

    @Test
    void aGroupOfDeadLettersIsRetriedAfterItIsCounted() {
        open("dead-letters");
        browser.see("td[data-label='What they failed of']", said -> said.contains("HTTP 422"));
        browser.press("j", "r");
        browser.see("#ask-question", "Try 1 dead letter of http again?"::equals);
        browser.click("#ask-yes");

        browser.see("#notice", "Trying 1 dead letter again at http."::equals);
        await().until(() -> json("/observe/events/" + ConsoleApp.DEAD).findValuesAsText("outcome").stream()
                        .filter("dead"::equals)
                        .count()
                > 1); // the business system goes on refusing it
    }

    @Test
    void aRefusedRequestIsShownWithTheDoctorsVerdict() {
        open("refused");
        browser.click("tbody a");
        browser.see(".drawer .result.bad", verdict -> verdict.contains("unknown-token"));
        browser.press("r");

        browser.see("#notice", said -> said.startsWith("It stays:"));
        browser.press(Keys.ESCAPE);
        String row = browser.see("tbody a").getText();
        await().until(() -> browser.focused().equals(row));
    }

    @Test
    void aVehicleIsShownWithTheFreshnessOfItsSignalsAndACourse() {
        String vehicle = ConsoleApp.busiestVehicle();
        open("vehicles");
        browser.see("tbody a[title='" + vehicle + "']").click();
        browser.see("table[aria-label=Signals]", signals -> signals.matches("(?s).*(fresh|late by).*"));
        browser.clickButton("Chart of odometer-traveleddistance");

        browser.see("figure", figure -> figure.contains("odometer-traveleddistance: ") && figure.contains(" km now"));
        browser.see("canvas");
    }

    @Test
    void theCourseOfATruthIsSaidInWords() {
        open("vehicles/" + ConsoleApp.VEHICLE);
        browser.clickButton("Chart of charge-ischarging");

        browser.see("figure", figure -> figure.contains("charge-ischarging: yes now, all the time"));
    }

    @Test
    void whatIsNotThereIsSaid() {
        open("vehicles/nobody");
        browser.see(".empty", said -> said.startsWith("No event of a vehicle of that id has come yet."));
        open("destinations/nowhere");
        browser.see(
                ".empty", said -> said.startsWith("No destination has this name; there are database, files, http."));
        open("events/nothing");
        browser.see(".drawer", said -> said.contains("The event log has no event of this id."));
        open("vehicles?state=silent");
        browser.see(".empty", said -> said.startsWith("No vehicle is silent."));
    }

    @Test
    void whatIsPersonalOfAVehicleIsHiddenUntilItIsRevealed() {
        open("vehicles/" + ConsoleApp.VEHICLE);
        browser.see("table[aria-label=Signals]", signals -> signals.contains("location-preciselocation hidden"));
        browser.clickButton("Reveal…");

        browser.see("table[aria-label=Signals]", signals -> !signals.contains("hidden"));
        assertThat(json("/observe/audit?limit=1").at("/deeds/0/action").asText())
                .isEqualTo("reveal");
    }

    @Test
    void aDestinationIsShownWithItsRouteAndWithoutItsSecrets() {
        open("destinations/http");
        browser.see(
                ".steps-figure", route -> route.contains("event-log:http") && route.contains("http:business-system"));
        browser.see(
                ".settings",
                settings -> settings.contains("destination.http.secret\n***")
                        && settings.matches("(?s).*http://localhost:\\d+/\\*\\*\\*.*")
                        && settings.contains("not set"));
        browser.see(".step[data-kind=to]", step -> step.matches("(?s).*[\\d,]+ exchanges.*"));
        browser.see(".step[data-kind=bean]", step -> step.matches("(?s).*[\\d,]+ exchanges, \\d+ failed.*"));
        assertThat(app.get("/observe/destinations/http/route").body()).doesNotContain("whsec", "secret-path");
    }

    @Test
    void aTestEventGoesThroughADestination() {
        open("destinations/http");
        browser.clickButton("Send a test event…");
        browser.see(
                "#ask-question",
                question -> question.startsWith("Send a made-up event, VEHICLE_STATE of test-vehicle, through http?"));
        browser.click("#ask-yes");

        browser.see("#notice", said -> said.startsWith("Test event: delivered after "));
        open("audit");
        browser.see("tbody tr", deed -> deed.contains("test") && deed.contains("destination http"));
    }

    @Test
    void oneQuestionIsAskedAtATimeAndAnswersNoOther() {
        assertThat(browser.runAsync("const done = arguments[0];"
                        + "import('/console/assets/feedback.js').then(async ({ ask }) => {"
                        + "  const first = ask('Pause?', 'Pause'), second = ask('Discard?', 'Discard');"
                        + "  const asked = document.getElementById('ask-question').textContent;"
                        + "  document.getElementById('ask-yes').click();"
                        + "  done(`${asked} ${await first} ${await second}`);"
                        + "})"))
                .isEqualTo("Pause? true false");
    }

    @Test
    void thePaletteFindsSectionsAndAnyId() {
        browser.see(".figures");
        browser.pressWith(Keys.CONTROL, "k");
        browser.press("audi", Keys.ENTER);
        browser.see("h1", "Audit"::equals);
        browser.complaints();

        browser.pressWith(Keys.CONTROL, "k");
        browser.press(ConsoleApp.DEAD);
        browser.see("#palette-list", found -> found.contains("event, VEHICLE_STATE"));
        browser.press(Keys.ENTER);
        browser.see(".drawer h2", "VEHICLE_STATE"::equals);
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("404"));
    }

    @Test
    void theSheetShowsTheKeysOfTheViewAndSwitchesThemOff() {
        browser.press("2");
        browser.see("h1", "Events"::equals);
        browser.press("?");
        browser.see("#sheet-keys", keys -> keys.contains("Replay the event") && keys.contains("Next event"));
        browser.click("#single-keys");
        browser.clickButton("Close");
        browser.press("3");
        assertThat(browser.address()).endsWith("#events");
        browser.run("localStorage.clear()");
    }

    @Test
    void textOfAnEventStaysText() {
        String markup = "<img src=x onerror=alert(1)>";
        app.post(new String(Examples.withId("vehicle-error.json", "markup"), UTF_8)
                .replace(ConsoleApp.VEHICLE, markup)
                .getBytes(UTF_8));
        open("events/markup");

        browser.see(".drawer .facts", facts -> facts.contains(markup));
    }
}
