package io.signalpost.observe.console;

import java.net.URI;

import io.signalpost.observe.TwoNodes;
import io.signalpost.testing.Browser;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SharedBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The console of any node is that of all. */
@ExtendWith({SharedBrowser.class, TwoNodes.class})
class ConsoleOfTwoNodesTest {

    private final Browser browser = SharedBrowser.browser();
    private final RunningApp one = TwoNodes.nodes().get(0);
    private final RunningApp other = TwoNodes.nodes().get(1);

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(browser.complaints()).isEmpty();
        browser.run("location = 'about:blank'");
    }

    @Test
    void whatOneHasTakenAndPausedTheOtherShows() {
        one.post(Examples.withId("vehicle-error.json", "shared"));
        open(other, "events?id=shared");
        browser.see(".virtual-list .row", row -> row.contains("1 delivered"));

        open(one, "destinations/database");
        browser.clickButton("Pause…");
        browser.click("#ask-yes");
        browser.see("#notice", said -> said.startsWith("Paused database."));
        open(other, "destinations/database");
        browser.see(".badge", "paused"::equals);
        browser.clickButton("Resume…");
        browser.click("#ask-yes");
        browser.see(".badge", "running"::equals);
    }

    private void open(RunningApp node, String place) {
        browser.open(URI.create(node.management("/") + "#" + place));
    }
}
