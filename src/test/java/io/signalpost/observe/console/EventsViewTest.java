package io.signalpost.observe.console;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static io.signalpost.testing.Browser.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class EventsViewTest extends ConsoleTest {

    private static final String CAPTURE_CLIPBOARD =
            "navigator.clipboard.writeText = async text => { document.body.dataset.copied = text; }";

    private static final String OPEN_TREE =
            "document.querySelectorAll('.tree details').forEach(each => each.open = true)";

    @Test
    void aFilterIsInTheAddressAndInAChip() {
        open("events");
        browser.see(".virtual-list .row");
        browser.press("/");
        browser.press("vehicle=" + ConsoleApp.VEHICLE + " type=VEHICLE_ERROR", Keys.ENTER);

        String address = "#events?vehicle=" + ConsoleApp.VEHICLE + "&type=VEHICLE_ERROR";
        await().until(() -> browser.address().endsWith(address));
        browser.see(".virtual-list", rows -> rows.contains("VEHICLE_ERROR") && !rows.contains("VEHICLE_STATE"));
        browser.see(".chip[aria-pressed=true]", chip -> chip.startsWith("vehicle " + ConsoleApp.VEHICLE));

        browser.click(".chip[aria-pressed=true]");
        await().until(() -> browser.address().endsWith("#events?type=VEHICLE_ERROR"));
    }

    @Test
    void whatFitsNothingAndWhatIsNoFilterAreToldApart() {
        open("events?vehicle=nobody");
        browser.see(".empty", said -> said.startsWith("No event fits these filters."));
        browser.clickButton("Show all events");
        browser.see(".virtual-list .row");

        browser.complaints();
        open("events?typ=VEHICLE_STATE");
        browser.see(".empty", said -> said.contains("Unknown parameter 'typ'; did you mean 'type'?"));
        assertThat(browser.complaints()).singleElement().asString().contains("400");
    }

    @Test
    void anEventOpensByTheKeyboardWithAllThatBecameOfIt() {
        open("events?id=" + ConsoleApp.DEAD);
        browser.see(".virtual-list .row");
        browser.press("j");
        browser.see(".row[aria-selected=true]");
        browser.press(Keys.ENTER);

        browser.see(
                ".timeline",
                timeline -> timeline.contains("Verified signed by the token default")
                        && timeline.contains("Answered 200")
                        && timeline.contains("http: attempt 1 failed, the last")
                        && timeline.contains("http: a dead letter"));
        assertThat(browser.address()).contains("#events/" + ConsoleApp.DEAD);
        browser.press(Keys.ESCAPE);
        await().until(() -> browser.count(".drawer") == 0);
    }

    @Test
    void whatTheVehicleDidNotSayBeforeIsShownBesideIt() {
        String vehicle = "vehicle-that-changes";
        app.post(ofVehicle(vehicle, "before", 56));
        app.post(ofVehicle(vehicle, "after", 57));
        open("events/after");

        browser.see(
                "table[aria-label='What has changed']",
                changes -> changes.contains("tractionbattery-stateofcharge 56 % 57 %"));
    }

    private static byte[] ofVehicle(String vehicle, String id, int charge) {
        return new String(Examples.withId("vehicle-state-signal-error.json", id), UTF_8)
                .replace(ConsoleApp.VEHICLE, vehicle)
                .replace("\"value\":56", "\"value\":" + charge)
                .getBytes(UTF_8);
    }

    @Test
    void whatIsPersonalIsHiddenUntilSomebodyRevealsItWhichTheAuditNotes() {
        open("events/" + ConsoleApp.PERSONAL);
        browser.see(".tree");
        browser.run(OPEN_TREE);
        browser.see(".tree", body -> body.contains("body hidden") && !body.contains("latitude"));
        browser.clickButton("Reveal…");

        await().until(() -> {
            browser.run(OPEN_TREE);
            return browser.see(".tree").getText().matches("(?s).*latitude -?\\d.*");
        });
        assertThat(json("/observe/audit?limit=1").at("/deeds/0/action").asText())
                .isEqualTo("reveal");
    }

    @Test
    void anEventIsReplayedAfterItsDestinationsAreNamed() {
        open("events/" + ConsoleApp.PERSONAL);
        browser.see(".timeline");
        browser.press("r", "r");
        browser.see("#ask-question", question -> question.matches("Deliver this event again, to .*http.*\\?"));
        browser.click("#ask-yes");

        browser.see("#notice", said -> said.matches("Replay \\d+ delivers it again, at \\d destinations?\\."));
        assertThat(browser.run("return performance.getEntriesByType('resource')"
                        + ".filter(({ name }) => name.endsWith('/observe/replays')).length"))
                .as("counted once, done once")
                .isEqualTo(2L);
        assertThat(json("/observe/replays?limit=1").at("/replays/0/filter/id/0").asText())
                .isEqualTo(ConsoleApp.PERSONAL);
    }

    @Test
    void theCurlThatIsCopiedHasSmartcarsSignatureAndTheVeryBody() {
        open("events/" + ConsoleApp.PERSONAL);
        browser.run(CAPTURE_CLIPBOARD);
        browser.clickButton("Copy as signed curl");
        browser.see("#notice", said -> said.startsWith("Copied"));

        byte[] body = Examples.withId("vehicle-state-many-signals.json", ConsoleApp.PERSONAL);
        assertThat(browser.run("return document.body.dataset.copied").toString())
                .startsWith("curl -i http://localhost:8080/webhooks/smartcar")
                .contains("-H 'SC-Signature: " + Examples.sign(body) + "'")
                .endsWith("--data-binary '" + new String(body, UTF_8).replace("'", "'\\''") + "'")
                .doesNotContain(Examples.TOKEN);
    }

    @Test
    void aFixtureIsSavedWithoutWhatIsPersonal() {
        open("events/" + ConsoleApp.PERSONAL);
        browser.see(".tree");
        browser.run(
                "URL.createObjectURL = blob => { blob.text().then(text => document.body.dataset.saved = text); return '#'; };"
                        + "HTMLAnchorElement.prototype.click = function () { document.body.dataset.name = this.download; }");
        browser.clickButton("Save as fixture");

        await().until(() -> browser.run("return document.body.dataset.saved") != null);
        assertThat(browser.run("return document.body.dataset.name")).isEqualTo("vehicle-state-5d1c1e0e.json");
        assertThat(browser.run("return document.body.dataset.saved").toString())
                .contains(ConsoleApp.PERSONAL, "\"user\":{\"id\":\"***\"");
    }

    @Test
    void aTailShowsWhatComesInAndWhatBecomesOfIt() {
        open("events?type=VEHICLE_ERROR");
        browser.see(".virtual-list .row");
        int before = browser.count(".virtual-list .row");
        browser.press("t");
        browser.see(".chip[aria-pressed=true][aria-keyshortcuts=t]");
        await().until(() -> {
            app.post(Examples.withId("vehicle-error.json", "tailed-" + System.nanoTime()));
            return browser.count(".virtual-list .row") > before;
        });
        browser.see(".virtual-list .row", row -> row.contains("delivered"));
    }

    @Test
    void aTailCannotBeOfWhatIsNotKnownYet() {
        open("events?state=dead");
        browser.see(".virtual-list .row");
        browser.press("t");
        browser.see("#notice", said -> said.contains("Take that filter off."));
    }
}
