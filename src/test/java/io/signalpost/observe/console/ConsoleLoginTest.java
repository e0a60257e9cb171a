package io.signalpost.observe.console;

import java.net.URI;
import java.nio.file.Path;

import io.signalpost.testing.Browser;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SharedBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a password is set, the browser asks for it once, and the console goes by it. */
@ExtendWith(SharedBrowser.class)
class ConsoleLoginTest {

    private static final String PASSWORD = "twelve-or-more-characters";

    @Test
    void whoHasLoggedInSeesAndActs(@TempDir Path folder) {
        Browser browser = SharedBrowser.browser();
        try (RunningApp app = RunningApp.start(folder, "signalpost.management-password=" + PASSWORD)) {
            int port = app.management("/").getPort();

            browser.open(URI.create("http://operator:" + PASSWORD + "@localhost:" + port + "/"));
            browser.clickButton("Pause database");
            browser.click("#ask-yes");

            browser.see("#notice", said -> said.startsWith("Paused database."));
            browser.clickLink("Audit");
            browser.see("tbody tr", deed -> deed.contains("operator") && deed.contains("pause"));
            assertThat(browser.complaints()).isEmpty();
            browser.run("location = 'about:blank'");
        }
    }
}
