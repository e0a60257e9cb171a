package io.signalpost.observe.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.EventTable;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.springframework.core.io.ClassPathResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** On screens of every width, in light and dark: nothing is cut off, and nobody is kept out. */
class ConsoleLayoutTest extends ConsoleTest {

    private static final String AXE_RUN = "const done = arguments[arguments.length - 1];"
            + "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
            + " 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => done(violations.map(each =>"
            + " `${each.id}: ${each.nodes.map(node => `${node.target} ${node.failureSummary}`).join('; ')}`)));";

    /** Where the docs' pictures are taken from: {@code docs/images}. */
    private static final Path PICTURES = Path.of("target", "console");

    @BeforeAll
    static void aWeekIsBehindIt() throws EventLogUnavailableException {
        makeUpAWeek(ConsoleApp.app());
    }

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
        "vehicles/" + ConsoleApp.VEHICLE + ", table[aria-label=Signals] tr td, console-vehicle",
        "destinations,                    tbody tr,                           console-destinations",
        "destinations/http,               .columns > div .uplot,              console-destination",
        "audit,                           '.badge, .empty',                   console-audit"
    })
    void nothingIsCutOffAndAxeFindsNothing(String place, String seen, String picture) throws IOException {
        open(place);
        browser.see(seen);
        browser.run(new ClassPathResource("axe.min.js").getContentAsString(UTF_8));
        for (int width : List.of(1280, 360)) {
            String scheme = width == 1280 ? "light" : "dark"; // each is as telling at the other width
            browser.width(width);
            browser.colorScheme(scheme);
            assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits in %s", place, width)
                    .isEqualTo(true);
            save(picture + "-" + scheme);
            assertThat((List<?>) browser.runAsync(AXE_RUN))
                    .as("%s, %s pixels", place, width)
                    .isEmpty();
        }
    }

    @Test
    void norInWhatOpensAboveThePage() throws IOException {
        browser.see(".destinations .facts");
        browser.run(new ClassPathResource("axe.min.js").getContentAsString(UTF_8));
        browser.width(360);
        browser.press("?");
        browser.see("#sheet-keys", keys -> keys.contains("Find a section"));
        save("console-keys");
        assertThat((List<?>) browser.runAsync(AXE_RUN)).as("the sheet").isEmpty();
        browser.clickButton("Close");
        browser.pressWith(Keys.CONTROL, "k");
        browser.see("#palette-list", found -> found.contains("database"));
        save("console-find");
        assertThat((List<?>) browser.runAsync(AXE_RUN)).as("the palette").isEmpty();
        browser.press(Keys.ESCAPE);
        browser.clickButton("Pause database");
        browser.see("#ask-question");
        save("console-question");
        assertThat((List<?>) browser.runAsync(AXE_RUN)).as("a question").isEmpty();
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

    /** Of a history that a test has no time for: what it was before is reckoned back from now. */
    private static void makeUpAWeek(RunningApp app) throws EventLogUnavailableException {
        Instant now = Instant.now();
        EventLog log = app.bean(EventLog.class);
        long head = log.store().read(EventTable::head);
        log.store().write(statements -> {
            statements.update("DELETE FROM history");
            for (String destination : List.of("", "database", "files", "http")) {
                long count = head;
                for (int minute = 1; minute <= 7 * 24 * 60; minute++) {
                    count -= Math.round(
                            90 + 40 * Math.sin(minute / 230.0) + 14 * Math.sin(minute / 3.7) + 6 * Math.sin(minute));
                    enter(statements, destination, now.minus(Duration.ofMinutes(minute)), count, minute);
                }
            }
            return null;
        });
    }

    private static void enter(Statements statements, String destination, Instant at, long count, int minute)
            throws SQLException {
        long number = at.getEpochSecond() / 60;
        if (minute > 120 && number % 10 != 0 || minute > 26 * 60 && number % 60 != 0) {
            return; // as they are thinned
        }
        boolean log = destination.isEmpty();
        statements.update(
                "INSERT INTO history (destination, minute, at, received, delivered, failed) VALUES (?, ?, ?, ?, ?, ?)",
                destination,
                number,
                at.toEpochMilli(),
                log ? count : 0,
                log ? 0 : count,
                destination.equals("http") ? -minute / 45 : 0);
    }
}
