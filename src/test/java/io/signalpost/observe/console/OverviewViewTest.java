package io.signalpost.observe.console;

import org.junit.jupiter.api.Test;

import static io.signalpost.testing.Browser.await;
import static org.assertj.core.api.Assertions.assertThat;

class OverviewViewTest extends ConsoleTest {

    @Test
    void itSaysHowAllIsDoing() {
        browser.see(
                ".figures",
                figures -> figures.contains("of Smartcar's 15 s")
                        && figures.contains("dead letters\n1")
                        && figures.contains("refused\n1"));
        browser.see(".loss", "Nothing was lost: there was no time in which no event could be kept."::equals);
        browser.see(".destinations", cards -> cards.contains("http") && cards.contains("database"));
        String received = String.valueOf(
                json("/observe/events?limit=1").at("/events/0/number").asLong());
        browser.see(".periods", periods -> periods.replaceAll("[.,\u00a0\u202f]", "")
                .contains("Received " + received));
    }

    @Test
    void attemptsThatFailedAreCounted() {
        await().untilAsserted(() -> assertThat(json("/observe/history").path("destinations"))
                .filteredOn(each -> each.path("name").asText().equals("http"))
                .singleElement()
                .satisfies(http -> assertThat(http.path("failed").asLong()).isPositive()));
    }

    @Test
    void aDestinationIsPausedAfterItSaysWhatThatMeansAndResumed() {
        browser.clickButton("Pause files");
        browser.see(
                "#ask-question", question -> question.startsWith("Pause files? It gets nothing until you resume it"));
        assertThat(state()).as("nothing is done before it is confirmed").isEqualTo("running");
        browser.click("#ask-yes");

        browser.see("#notice", said -> said.startsWith("Paused files."));
        browser.see(".badge[data-state=paused]");
        browser.press("r"); // the focus is where it was
        browser.click("#ask-yes");
        await().until(() -> state().equals("running"));
        assertThat(json("/observe/audit?limit=1").at("/deeds/0/idempotencyKey").asText())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void whatIsTriedAgainAndWhatWasLostWithoutAnOutageAreCountedToo() {
        browser.see(".destinations .facts");
        browser.run("""
                const ask = fetch;
                const changed = (answer, change) => answer.json().then(value => new Response(JSON.stringify(change(value))));
                window.fetch = async (address, options) => {
                  const answer = await ask(address, options);
                  return address.endsWith('/destinations') ? changed(answer, all => all.map(each =>
                      ({ ...each, pending: 0, retrying: 0, held: each.name === 'http' ? 2 : 0,
                         oldestUndeliveredAge: each.name === 'http' ? 'PT4M3S' : null })))
                    : address.endsWith('/loss') ? changed(answer, report => ({ ...report, lostEvents: [{}] }))
                    : answer;
                };
                """);
        browser.see(
                ".figures",
                figures -> figures.contains("waiting\n2") && figures.contains("oldest undelivered\n4 min 3 s"));
        browser.see(".destinations", cards -> cards.contains("2 waiting, 4 min 3 s"));
        browser.clickButton("Take note…");
        browser.see("#ask-question", question -> question.startsWith("Take note of 1 loss?"));
    }

    private String state() {
        return json("/observe/destinations/files").path("state").asText();
    }
}
