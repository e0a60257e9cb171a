package io.signalpost.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the clocks of vehicles, of Smartcar and of this machine say, no value stays for good and no retry brings one back. */
class RecencyPropertyTest {

    private static final long NOW = Instant.parse("2026-03-16T08:40:00Z").toEpochMilli();

    /** As an event says them; receipt by a clock that may be wrong too. */
    record Times(String oemUpdatedAt, String retrievedAt, String deliveredAt, Long sequence, long receivedAt) {

        Recency at(long logNumber) {
            String body =
                    ("{'data':{'signals':[{'code':'x-y','body':{'value':1},'meta':{'oemUpdatedAt':%s,'retrievedAt':%s}}]},"
                                    + "'meta':{'webhookId':'w','deliveredAt':%s,'sequence':%s}}")
                            .formatted(oemUpdatedAt, retrievedAt, deliveredAt, sequence)
                            .replace('\'', '"');
            VehicleEvent event =
                    new VehicleEvent("e", Instant.ofEpochMilli(receivedAt), body.getBytes(UTF_8), logNumber);
            return Recency.of(event, event.signal("x-y"));
        }

        Times withoutSequence() {
            return new Times(oemUpdatedAt, retrievedAt, deliveredAt, null, receivedAt);
        }
    }

    @Property
    void noTimeIsLaterThanAMinuteAfterReceipt(@ForAll("times") Times times) {
        Recency recency = times.at(1);

        assertThat(recency.time())
                .isBeforeOrEqualTo(Instant.ofEpochMilli(times.receivedAt()).plusSeconds(60));
        assertThat(recency.time()).isEqualTo(times.at(2).time());
    }

    @Property
    void theSameNewsAgainIsTaken(@ForAll("times") Times times) {
        assertThat(times.at(1).supersedes(times.at(1))).isTrue();
    }

    @Property
    void noValueStaysOnceTheClocksAreRight(@ForAll("times") Times wrong) {
        Recency known = wrong.withoutSequence().at(1);
        // A minute more than they may differ by, so that both stand by what they say.
        long now = NOW + 2 * 60_000;
        Recency news = new Times("" + now, "" + now, "" + now, null, now).at(2);

        if (!known.time().isAfter(Instant.ofEpochMilli(now)) || known.time().isAfter(news.latest())) {
            assertThat(news.supersedes(known)).isTrue();
        } else {
            Recency soon = new Times("" + (now + 60_000), "0", "0", null, now + 60_000).at(3);
            assertThat(soon.supersedes(known)).isTrue();
        }
    }

    @Property
    void withinAWebhookTheHighestSequenceStandsInWhateverOrderTheyCome(
            @ForAll("fewTimes") List<Times> all, @ForAll Random random) {
        List<Recency> news = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Times times = all.get(i);
            news.add(new Times(
                            times.oemUpdatedAt(), times.retrievedAt(), times.deliveredAt(), 7L + i, times.receivedAt())
                    .at(100 - i));
        }
        Collections.shuffle(news, random);

        Recency known = news.get(0);
        for (Recency next : news) {
            known = next.supersedes(known) ? next : known;
        }

        assertThat(known.sequence()).isEqualTo(6L + all.size());
    }

    @Property
    void withoutASequenceTheLatestTimeStandsInWhateverOrderTheyCome(
            @ForAll("truthful") List<Times> all, @ForAll Random random) {
        List<Recency> news = new ArrayList<>();
        for (Times times : all) {
            news.add(times.at(news.size() + 1));
        }
        Instant latest =
                news.stream().map(Recency::time).max(Instant::compareTo).orElseThrow();
        Collections.shuffle(news, random);

        Recency known = news.get(0);
        for (Recency next : news) {
            known = next.supersedes(known) ? next : known;
        }

        assertThat(known.time()).isEqualTo(latest);
    }

    @Provide
    Arbitrary<List<Times>> fewTimes() {
        return times().list().ofMinSize(1).ofMaxSize(6);
    }

    /** By clocks that are right. */
    @Provide
    Arbitrary<List<Times>> truthful() {
        return Arbitraries.longs()
                .between(NOW - 100_000, NOW)
                .map(time -> new Times("" + time, "0", "" + NOW, null, NOW))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Times> times() {
        return Combinators.combine(said(), said(), said(), Arbitraries.longs().injectNull(0.5), receipts())
                .as(Times::new);
    }

    private static Arbitrary<String> said() {
        return Arbitraries.oneOf(
                Arbitraries.of("null", "0", "-1", "{}", "1e400", "'9999-12-31T23:59:59Z'", "'2400-01-01T00:00:00'"),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.longs().between(NOW - 1_000_000, NOW + 1_000_000).map(String::valueOf));
    }

    /** By our clock: right, at the beginning of 1970, or years ahead. */
    private static Arbitrary<Long> receipts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(NOW - 100_000, NOW),
                Arbitraries.longs().between(1, 100_000),
                Arbitraries.longs().between(NOW, NOW + 400L * 365 * 86_400_000));
    }
}
