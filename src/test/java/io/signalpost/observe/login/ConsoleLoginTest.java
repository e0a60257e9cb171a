package io.signalpost.observe.login;

import java.nio.file.Path;

import io.signalpost.testing.Axe;
import io.signalpost.testing.Browser;
import io.signalpost.testing.Examples;
import io.signalpost.testing.SharedBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How somebody logs in to the console. */
@ExtendWith(SharedBrowser.class)
class ConsoleLoginTest {

    private static final String PAUSE = "return import('/console/api.js')"
            + ".then(({ post }) => post('/destinations/database', { action: 'pause', dryRun: true }))"
            + ".then(() => 'done', (error) => error.message)";

    private static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";

    /** As another page of the same browser may. */
    private static final String END_SESSION = "const done = arguments[0]; import('/console/session.js')"
            + ".then(async ({ calls, permission }) => calls.remove('/session', await permission())).finally(done)";

    /** Although it is hidden from somebody without that role. */
    private static final String REVEAL =
            "[...document.querySelectorAll('.drawer button')].find(each => each.textContent === 'Reveal…').click()";

    @TempDir
    static Path folder;

    private static LoginApp receiver;

    private final Browser browser = SharedBrowser.browser();

    @BeforeAll
    static void start() {
        receiver = new LoginApp(folder);
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @AfterEach
    void logOut() {
        browser.runAsync(END_SESSION);
        browser.run("location = 'about:blank'");
    }

    private void logIn(String name, String password) {
        browser.type("#login-user", name);
        browser.type("#login-password", password);
        browser.clickButton("Log in");
    }

    @Test
    void itAsksForNameAndPasswordActsForThatUserAndLogsOut() {
        browser.open(receiver.origin().resolve("/"));
        browser.see("#login");
        assertThat(Axe.violations(browser)).isEmpty();

        logIn("operator", "nearly right horse");
        browser.see("#login-error", text -> text.contains("name or the password is wrong"));
        logIn("operator", LoginApp.PASSWORD);
        browser.see("#log-out", text -> text.equals("Log out operator"));
        assertThat(browser.count("#login")).isZero();
        assertThat(browser.run(PAUSE)).isEqualTo("done");
        browser.see("[data-needs=operator]");

        browser.click("#log-out");
        browser.see("#login");
        logIn("viewer", LoginApp.PASSWORD);
        browser.see("#log-out", text -> text.equals("Log out viewer"));
        assertThat(browser.run(PAUSE)).isEqualTo("To act needs the role operator.");
    }

    @Test
    void whatAnAuditorRevealedIsNotForWhoComesNext() {
        receiver.app.post(Examples.body("vehicle-state-many-signals.json"));
        browser.open(receiver.origin().resolve("/#vehicles/" + VEHICLE));
        logIn("auditor", LoginApp.PASSWORD);
        browser.clickButton("Reveal…");
        browser.see("table[aria-label=Signals]", signals -> !signals.contains("location-preciselocation hidden"));

        browser.runAsync(END_SESSION);
        browser.see("#login");
        assertThat(browser.count("main")).isZero();
        logIn("viewer", LoginApp.PASSWORD);
        browser.see("table[aria-label=Signals]", signals -> signals.contains("location-preciselocation hidden"));
    }

    @Test
    void aKeyDoesNothingForWhoMayNotActAndSaysSo() {
        browser.open(receiver.origin().resolve("/#destinations/database"));
        logIn("viewer", LoginApp.PASSWORD);
        browser.see("#log-out");

        browser.press("r");
        browser.see("#notice", "This key needs the role operator."::equals);
        browser.press("?");
        browser.see("#sheet", keys -> keys.contains("Show this sheet") && !keys.contains("Pause or resume"));
    }

    @Test
    void whoMayNotRevealGoesOnSeeingTheEvent() {
        receiver.app.post(Examples.withId("vehicle-state-many-signals.json", "not-revealed"));
        browser.open(receiver.origin().resolve("/#events/not-revealed"));
        logIn("viewer", LoginApp.PASSWORD);
        browser.see(".drawer .timeline");
        browser.see("#log-out");
        assertThat(browser.count("[data-needs]")).as("what only others may").isZero();
        browser.run(REVEAL);

        browser.see("#notice", said -> said.contains("auditor"));
        assertThat(browser.count(".drawer .timeline")).isOne();
    }
}
