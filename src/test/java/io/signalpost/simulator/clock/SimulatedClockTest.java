package io.signalpost.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SimulatedClockTest {

    private final SimulatedClock clock = new SimulatedClock(10);

    @AfterEach
    void stop() {
        clock.close();
    }

    @Test
    void aWaitIsShorterByTheScale() {
        Duration real = measured(Duration.ofSeconds(2));

        assertThat(real).isGreaterThanOrEqualTo(Duration.ofMillis(200)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anotherScaleHoldsForTheWaitsThatFollow() {
        clock.scale(1000);

        assertThat(measured(Duration.ofMinutes(2)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(120))
                .isLessThan(Duration.ofSeconds(12));
        assertThat(clock.scale()).isEqualTo(1000);
    }

    @Test
    void timeCanGoSlowerThanItIs() {
        clock.scale(0.5);

        assertThat(measured(Duration.ofMillis(100))).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void whatIsWaitedForComesInTheOrderOfItsTime() {
        List<String> order = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> last = new CompletableFuture<>();
        clock.after(Duration.ofSeconds(2), () -> {
            order.add("second");
            last.complete(null);
        });
        clock.after(Duration.ofSeconds(1), () -> order.add("first"));

        last.join();

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void aTaskThatFailsDoesNotStopTheClock() {
        clock.after(Duration.ZERO, () -> {
            throw new IllegalStateException("made up");
        });

        assertThat(measured(Duration.ofMillis(1))).isPositive();
    }

    @Test
    void waitsAfterTheEndAreNotKept() {
        clock.after(Duration.ofDays(1), () -> {});
        clock.close();

        assertThatNoException()
                .isThrownBy(() -> clock.after(Duration.ZERO, () -> {
                    throw new AssertionError("ran");
                }));
    }

    @Test
    void timeStampsAreThoseOfTheRealClock() {
        assertThat(clock.now()).isCloseTo(Instant.now(), within(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-9, 1_000_001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAScaleThatIsNone(double scale) {
        assertThatThrownBy(() -> clock.scale(scale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time scale " + scale);
        assertThat(clock.scale()).isEqualTo(10);
    }

    private Duration measured(Duration simulated) {
        CompletableFuture<Long> end = new CompletableFuture<>();
        long start = System.nanoTime();
        clock.after(simulated, () -> end.complete(System.nanoTime()));
        return Duration.ofNanos(end.join() - start);
    }
}
