package io.signalpost.observe.console;

import java.util.List;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** However many events there are, the document has those in sight. */
class VirtualListTest extends ConsoleTest {

    private static final String HUNDRED_THOUSAND = """
            const done = arguments[arguments.length - 1];
            import('/console/virtual-list.js').then(({ virtualList }) => {
              const list = virtualList({ label: 'All', rowHeight: 36, key: item => item, row: item => [`${item}`], onOpen() {} });
              document.querySelector('main').replaceChildren(list.element);
              list.show(Array.from({ length: 100000 }, (nothing, index) => index));
              const at = async fraction => {
                list.element.scrollTop = fraction * list.element.scrollHeight;
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
                return [list.element.querySelectorAll('*').length, list.element.innerText.split('\\n').at(-1)];
              };
              at(0).then(async top => done([top, await at(0.5), await at(1)]));
            });
            """;

    /** Gives how many there are, what the newest has become, and how often something was written as JSON for that. */
    private static final String ASK_AGAIN = """
            const done = arguments[arguments.length - 1];
            const event = number => ({ number, id: `${number}`, deliveries: { http: 'retrying' } });
            const all = Array.from({ length: 100000 }, (nothing, index) => event(100000 - index));
            const ask = fetch, write = JSON.stringify;
            window.fetch = async (address, options) => address.includes('/events?')
                ? new Response(write({ events: address.includes('?id=') ? [{ ...all[0], deliveries: { http: 'dead' } }] : all }))
                : ask(address, options);
            import('/console/event-pages.js').then(async ({ eventPages }) => {
              const pages = eventPages(() => {});
              await pages.first([]);
              let written = 0;
              JSON.stringify = value => { written++; return write(value); };
              await pages.refreshChanging();
              JSON.stringify = write;
              done([pages.all().length, pages.all()[0].deliveries.http, written]);
            });
            """;

    @Test
    void whatBecomesOfTheNewestIsAskedWithoutLookingAtAll() {
        browser.see(".figures");

        List<?> asked = (List<?>) browser.runAsync(ASK_AGAIN);

        assertThat(asked.subList(0, 2)).isEqualTo(List.of(100_000L, "dead"));
        assertThat((Long) asked.get(2)).isBetween(1L, 100L);
    }

    @Test
    void ofAHundredThousandEventsOnlyThoseInSightAreInTheDocument() {
        browser.see(".figures");

        List<?> places = (List<?>) browser.runAsync(HUNDRED_THOUSAND);

        assertThat(places).hasSize(3).allSatisfy(place -> assertThat(place)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first(InstanceOfAssertFactories.LONG)
                .as("elements in the document")
                .isBetween(10L, 80L));
        assertThat(places).last(InstanceOfAssertFactories.LIST).last().isEqualTo("99999");
    }
}
