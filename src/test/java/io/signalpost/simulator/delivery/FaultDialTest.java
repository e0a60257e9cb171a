package io.signalpost.simulator.delivery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultDialTest {

    private static final int EVENTS = 10_000;

    private final FaultDial dial = new FaultDial(7);

    @Test
    void strikesNothingAtFirst() {
        assertThat(draws(dial)).allMatch(draw -> draw.faults().isEmpty());
        assertThat(dial.rates()).hasSize(FaultKind.values().length).allSatisfy((kind, rate) -> assertThat(rate)
                .isZero());
    }

    @ParameterizedTest
    @EnumSource
    void strikesAsOftenAsItsRateSays(FaultKind kind) {
        dial.set(Map.of(kind, 0.2));

        assertThat(struck(draws(dial), kind)).hasSizeBetween(1_800, 2_200);
    }

    @Test
    void strikesEveryEventAtRateOne() {
        dial.set(Map.of(FaultKind.DISORDER, 1.0));

        assertThat(draws(dial)).extracting(Draw::faults).containsOnly(Set.of(FaultKind.DISORDER));
    }

    @Test
    void theSameSeedStrikesTheSameEvents() {
        FaultDial same = new FaultDial(7);
        FaultDial other = new FaultDial(8);
        List.of(dial, same, other).forEach(each -> each.set(all(0.1)));

        assertThat(draws(same)).isEqualTo(draws(dial));
        assertThat(draws(other)).isNotEqualTo(draws(dial));
    }

    @Test
    void whatStrikesDoesNotDependOnTheRatesOfOtherKinds() {
        dial.set(Map.of(FaultKind.DUPLICATE, 0.1));
        List<Long> alone = struck(draws(dial), FaultKind.DUPLICATE);
        dial.set(all(0.5));
        dial.set(Map.of(FaultKind.DUPLICATE, 0.1, FaultKind.BURST, 0.9));

        assertThat(struck(draws(dial), FaultKind.DUPLICATE)).isEqualTo(alone);
    }

    @Test
    void aHigherRateStrikesMoreBesideTheSame() {
        dial.set(Map.of(FaultKind.DUPLICATE, 0.1));
        List<Long> few = struck(draws(dial), FaultKind.DUPLICATE);
        dial.set(Map.of(FaultKind.DUPLICATE, 0.3));

        assertThat(struck(draws(dial), FaultKind.DUPLICATE)).containsAll(few).hasSizeGreaterThan(2 * few.size());
    }

    @Test
    void kindsStrikeIndependently() {
        dial.set(all(0.5));
        List<Draw> draws = draws(dial);

        for (FaultKind one : FaultKind.values()) {
            for (FaultKind two : FaultKind.values()) {
                assertThat(draws.stream().filter(draw -> draw.has(one) && draw.has(two)))
                        .hasSizeBetween(one == two ? 4_700 : 2_200, one == two ? 5_300 : 2_800);
            }
        }
    }

    @Test
    void theLotIsSpreadEvenly() {
        assertThat(draws(dial)).extracting(Draw::lot).allMatch(lot -> lot >= 0 && lot < 1);
        assertThat(draws(dial).stream().mapToDouble(Draw::lot).average().orElseThrow())
                .isBetween(0.48, 0.52);
    }

    @Test
    void eventsAreNumberedOnceEachAlsoWhenTheyComeTogether() {
        dial.set(all(0.3));

        List<Draw> together = LongStream.range(0, EVENTS)
                .parallel()
                .mapToObj(n -> dial.next())
                .toList();

        assertThat(Set.copyOf(together)).isEqualTo(Set.copyOf(draws(dial))).hasSize(EVENTS);
    }

    @Test
    void ratesThatAreNotGivenAreZero() {
        dial.set(all(0.5));
        dial.set(Map.of(FaultKind.BURST, 0.25));

        assertThat(dial.rates()).containsEntry(FaultKind.BURST, 0.25).containsEntry(FaultKind.DUPLICATE, 0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, 50, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoRate(double rate) {
        dial.set(Map.of(FaultKind.BURST, 0.5));

        assertThatThrownBy(() -> dial.set(Map.of(FaultKind.SLOW_BODY, rate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("slow-body", String.valueOf(rate), "0", "1");
        assertThat(dial.rates()).containsEntry(FaultKind.BURST, 0.5);
    }

    private static List<Draw> draws(FaultDial dial) {
        return LongStream.range(0, EVENTS).mapToObj(dial::draw).toList();
    }

    /** Numbers of the events. */
    private static List<Long> struck(List<Draw> draws, FaultKind kind) {
        return LongStream.range(0, draws.size())
                .filter(n -> draws.get((int) n).has(kind))
                .boxed()
                .toList();
    }

    private static Map<FaultKind, Double> all(double rate) {
        Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            rates.put(kind, rate);
        }
        return rates;
    }
}
