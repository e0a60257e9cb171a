package io.signalpost.observe.login;

import java.nio.file.Path;

import io.signalpost.testing.Browser;
import io.signalpost.testing.SharedBrowser;
import org.junit.jupiter.api.AfterAll;
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

    private void logIn(String name, String password) {
        browser.type("#login-user", name);
        browser.type("#login-password", password);
        browser.clickButton("Log in");
    }

    @Test
    void itAsksForNameAndPasswordActsForThatUserAndLogsOut() {
        browser.open(receiver.origin().resolve("/"));
        browser.see("#login");

        logIn("operator", "nearly right horse");
        browser.see("#login-error", text -> text.contains("name or the password is wrong"));
        logIn("operator", LoginApp.PASSWORD);
        browser.see("#log-out", text -> text.equals("Log out operator"));
        assertThat(browser.count("#login")).isZero();
        assertThat(browser.run(PAUSE)).isEqualTo("done");

        browser.click("#log-out");
        browser.see("#login");
        logIn("viewer", LoginApp.PASSWORD);
        browser.see("#log-out", text -> text.equals("Log out viewer"));
        assertThat(browser.run(PAUSE)).isEqualTo("To act needs the role operator.");
        browser.run("location = 'about:blank'");
    }
}
