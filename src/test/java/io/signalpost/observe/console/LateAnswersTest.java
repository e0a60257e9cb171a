package io.signalpost.observe.console;

import org.junit.jupiter.api.Test;

import static io.signalpost.testing.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Answers that come when somebody has gone on, or that fail once: nothing of them stays. */
class LateAnswersTest extends ConsoleTest {

    /** What comes from an address that ends so is kept back until {@link #LET}. */
    private static final String HOLD = "const end = arguments[0], ask = fetch; window.held = [];"
            + "window.fetch = async (address, options) => {"
            + "  const answer = await ask(address, options);"
            + "  if (window.held && address.endsWith(end)) { await new Promise(go => window.held.push(go)); }"
            + "  return answer;"
            + "};";

    private static final String LET = "const held = window.held; window.held = undefined; held.forEach(go => go())";

    /** The next answer from an address that ends so. */
    private static final String FAIL = "const end = arguments[0], ask = fetch;"
            + "window.fetch = async (address, options) => {"
            + "  if (!address.endsWith(end)) { return ask(address, options); }"
            + "  window.fetch = ask;"
            + "  return new Response('{\"detail\": \"not now\"}', { status: 503 });"
            + "};";

    private static final String ASKED = "return performance.getEntriesByType('resource')"
            + ".filter(({ name }) => name.endsWith(arguments[0])).length";

    private void hold(String end) {
        browser.run(HOLD, end);
    }

    private void awaitHeld() {
        await().until(() -> browser.run("return held.length > 0"), Boolean.TRUE::equals);
    }

    private void goTo(String place) {
        browser.run("location.hash = arguments[0]", place);
    }

    /** Lets it go, and waits until the page has gone on asking. */
    private void let(String asked) {
        long before = (Long) browser.run(ASKED, asked);
        browser.run(LET);
        await().until(() -> (Long) browser.run(ASKED, asked) > before + 1);
    }

    @Test
    void aVehicleThatIsRevealedLateIsNotTakenForTheNext() {
        String next = ConsoleApp.busiestVehicle();
        open("vehicles/" + ConsoleApp.VEHICLE);
        browser.see("main .facts", facts -> facts.contains(ConsoleApp.VEHICLE));
        hold("/vehicles/" + ConsoleApp.VEHICLE + "?reveal=true");
        browser.clickButton("Reveal…");
        awaitHeld();
        goTo("vehicles/" + next);
        browser.see("main .facts", facts -> facts.contains(next));

        let("/vehicles/" + next);
        browser.see("main .facts", facts -> facts.contains(next));
    }

    @Test
    void aRefusedRequestThatIsClosedStaysClosed() {
        open("refused");
        browser.see("tbody a");
        hold("/refused/1");
        goTo("refused/1");
        awaitHeld();
        goTo("refused");
        browser.run("const drawer = document.querySelector('.drawer'); document.body.dataset.closed = drawer.hidden;"
                + "new MutationObserver(() => { if (!drawer.hidden) { document.body.dataset.closed = false; } })"
                + ".observe(drawer, { attributes: true })");

        let("/refused?limit=100");
        assertThat(browser.run("return document.body.dataset.closed")).isEqualTo("true");
    }

    @Test
    void theRouteOfADestinationIsItsOwn() {
        open("destinations");
        browser.see("tbody tr");
        hold("/destinations/http/route");
        goTo("destinations/http");
        awaitHeld();
        goTo("destinations/files");

        let("/destinations/files");
        browser.see(".route", route -> route.contains("event-log:files") && !route.contains("event-log:http"));
    }

    @Test
    void whatFailsOnceIsThereAgain() {
        open("destinations");
        browser.see("tbody tr");
        browser.run(FAIL, "/destinations/http/route");
        goTo("destinations/http");
        browser.see(".route", route -> route.contains("event-log:http"));

        browser.run(FAIL, "mode=LIVE&limit=200");
        goTo("events?mode=LIVE");
        browser.see(".virtual-list .row");

        goTo("events/" + ConsoleApp.DEAD);
        browser.see(".timeline");
        browser.run(FAIL, "/events/" + ConsoleApp.DEAD);
        browser.see(".drawer .failure", "Not now."::equals);
        browser.see(".timeline");
    }
}
