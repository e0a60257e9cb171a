package io.signalpost.observe.console;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.signalpost.testing.Browser;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody sees and does who goes through the console by the keyboard, with a picture of each view. */
final class ConsoleWalk {

    private final Browser browser;
    private final Path pictures;

    /** @param pictures a folder that need not exist */
    ConsoleWalk(Browser browser, Path pictures) throws IOException {
        this.browser = browser;
        this.pictures = Files.createDirectories(pictures);
    }

    /** @param view which is shown afterwards */
    void logIn(URI console, String view, String user, String password) {
        browser.open(URI.create(console + "#" + view));
        browser.type("#login-user", user);
        browser.type("#login-password", password);
        browser.press(Keys.ENTER);
        browser.see("#log-out", ("Log out " + user)::equals);
    }

    void deadLettersAreInGroups() throws IOException {
        browser.see("td[data-label='What they failed of']", said -> said.contains("HTTP 422"));
        picture("console-dead-letters");
    }

    void theirEventsShowTheirLifeAndAreReplayed() throws IOException {
        browser.press("j", Keys.ENTER);
        browser.see(".chip[aria-pressed=true]", chip -> chip.startsWith("state dead"));
        browser.see(".virtual-list .row");
        browser.press("j", Keys.ENTER);
        browser.see(
                ".drawer .timeline",
                life -> life.contains("Answered 200")
                        && life.contains("database: delivered")
                        && life.contains("http: a dead letter"));
        picture("console-event");
        browser.press("r");
        confirm("Deliver this event again, to ");
        browser.see("#notice", said -> said.matches("Replay \\d+ delivers it again, .*"));
        browser.press(Keys.ESCAPE);
    }

    void theOverviewSaysHowAllIsDoing() throws IOException {
        browser.press("1");
        browser.see(
                ".figures",
                figures -> figures.matches("(?s)accepted a minute\n[\\d,]+\n.*")
                        && figures.contains("of Smartcar's 15 s"));
        browser.see(".loss", said -> said.startsWith("Nothing was lost"));
        browser.see(".periods", periods -> !periods.contains("not known"));
        browser.see(".destinations", cards -> cards.contains("Success, 24 h\n9"));
        picture("console");
    }

    void aRefusedRequestHasTheDoctorsVerdict() throws IOException {
        browser.press("4");
        browser.see("section[aria-label=Refused] tbody tr");
        browser.press("j", Keys.ENTER);
        browser.see(".drawer .result", verdict -> verdict.contains("unknown-token"));
        picture("console-refused");
        browser.press(Keys.ESCAPE);
    }

    void aVehicleHasItsSignalsAndACourse() throws IOException {
        browser.press("5");
        browser.see("section[aria-label=Vehicles] tbody tr");
        browser.press("j", Keys.ENTER);
        browser.see("table[aria-label=Signals]", signals -> signals.contains("location-preciselocation"));
        browser.clickButton("Chart of odometer-traveleddistance");
        browser.see(".course canvas");
        picture("console-vehicle");
    }

    void aDestinationIsPaused(String name) throws IOException {
        browser.pressWith(Keys.CONTROL, "k");
        browser.press(name, Keys.ENTER);
        browser.see(".step[data-kind=to]", step -> step.matches("(?s).*[\\d,]+ exchanges.*"));
        browser.see(".columns .uplot");
        picture("console-destination");
        browser.press("r");
        confirm("Pause " + name + "?");
        browser.see("#notice", said -> said.startsWith("Paused " + name + "."));
    }

    void itIsResumed(String name) {
        browser.see("section[aria-label=Destination] .badge", "paused"::equals);
        browser.press("r");
        confirm("Resume " + name + "?");
        browser.see("section[aria-label=Destination] .badge", "running"::equals);
    }

    void theAuditHasWhatWasDone(String user) throws IOException {
        browser.press("7");
        browser.see("table[aria-label=Audit]", deeds -> Stream.of(user, "login", "replay", "pause", "resume")
                .allMatch(deeds::contains));
        picture("console-audit");
    }

    void nothingCameFromElsewhere() {
        assertThat(browser.run("return performance.getEntriesByType('resource').map(({ name }) => name)"
                        + ".filter(name => !name.startsWith(location.origin))"))
                .isEqualTo(List.of());
    }

    private void confirm(String question) {
        browser.see("#ask-question", text -> text.startsWith(question));
        browser.click("#ask-yes");
    }

    /** As it is wide in the light scheme, and on a telephone in the dark; without what was said of the view before. */
    private void picture(String name) throws IOException {
        browser.run("document.getElementById('notice').textContent = ''");
        Files.write(pictures.resolve(name + "-light.png"), browser.screenshot());
        browser.width(360);
        browser.colorScheme("dark");
        Files.write(pictures.resolve(name + "-dark.png"), browser.screenshot());
        browser.width(1280);
        browser.colorScheme("light");
    }
}
