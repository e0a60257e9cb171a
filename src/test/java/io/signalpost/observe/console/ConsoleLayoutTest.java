package io.signalpost.observe.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.signalpost.testing.Axe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** On screens of every width, in light and dark: nothing is cut off, and nobody is kept out. */
class ConsoleLayoutTest extends ConsoleTest {

    /** To be looked at when a view has changed. */
    private static final Path PICTURES = Path.of("target", "console");

    @ParameterizedTest
    @CsvSource({
        "overview,                        .destinations .facts,               console",
        "events,                          .virtual-list .row,                 console-events",
        "events/" + ConsoleApp.DEAD + ",  .timeline,                          console-event",
        "events?vehicle=nobody,           .empty button,                      console-no-match",
        "dead-letters,                    tbody tr,                           console-dead-letters",
        "refused,                         tbody tr,                           console-refused",
        "refused/1,                       .drawer .result,                    console-refused-one",
        "vehicles,                        tbody tr,                           console-vehicles",
        "vehicles/" + ConsoleApp.VEHICLE + ", table[aria-label=Signals] .failure, console-vehicle",
        "destinations,                    tbody tr,                           console-destinations",
        "destinations/http,               .columns > div .uplot,              console-destination",
        "audit,                           '.badge, .empty',                   console-audit"
    })
    void nothingIsCutOffAndAxeFindsNothing(String place, String seen, String picture) throws IOException {
        open(place);
        browser.see(seen);
        for (int width : List.of(1280, 360)) {
            String scheme = width == 1280 ? "light" : "dark"; // each is as telling at the other width
            browser.width(width);
            browser.colorScheme(scheme);
            assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits in %s", place, width)
                    .isEqualTo(true);
            save(picture + "-" + scheme);
            assertThat(Axe.violations(browser))
                    .as("%s, %s pixels", place, width)
                    .isEmpty();
        }
    }

    @Test
    void norInWhatOpensAboveThePage() throws IOException {
        browser.see(".destinations .facts");
        browser.width(360);
        browser.press("?");
        browser.see("#sheet-keys", keys -> keys.contains("Find a section"));
        save("console-keys");
        assertThat(Axe.violations(browser)).as("the sheet").isEmpty();
        browser.clickButton("Close");
        browser.pressWith(Keys.CONTROL, "k");
        browser.see("#palette-list", found -> found.contains("database"));
        save("console-find");
        assertThat(Axe.violations(browser)).as("the palette").isEmpty();
        browser.press(Keys.ESCAPE);
        browser.clickButton("Pause database");
        browser.see("#ask-question");
        save("console-question");
        assertThat(Axe.violations(browser)).as("a question").isEmpty();
    }

    private void save(String picture) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(picture + ".png"), browser.screenshot());
    }

    @Test
    void aRowOfEventsIsOneLine() {
        open("events");
        browser.see(".virtual-list .row");

        for (int width : List.of(360, 800, 1280)) {
            browser.width(width);
            assertThat(browser.run("return Math.max(...[...document.querySelectorAll('.virtual-list .row > span')]"
                            + ".map(cell => cell.getBoundingClientRect().height)) < 36"))
                    .as("%s", width)
                    .isEqualTo(true);
        }
    }
}
