package io.signalpost.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.awaitility.Awaitility.await;

/** Lets faults strike at random moments, in random order, one at a time. */
final class Chaos {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final List<Fault> faults;
    private final Random random;
    private final Map<String, Integer> struck = new TreeMap<>();

    Chaos(List<Fault> faults, long seed) {
        this.faults = faults;
        this.random = new Random(seed);
    }

    /** Strikes for so long: with the first fault of all, however short it is, then with each of them in turn. */
    void reign(Duration duration) {
        Instant end = Instant.now().plus(duration);
        List<Fault> round = new ArrayList<>(faults.subList(0, 1));
        while (Instant.now().isBefore(end)) {
            if (round.isEmpty()) {
                round.addAll(faults);
                Collections.shuffle(round, random);
            }
            pause(LONGEST_PAUSE);
            strike(round.remove(0));
        }
    }

    private void strike(Fault fault) {
        try {
            fault.strike().run();
            try {
                pause(fault.longest());
            } finally {
                fault.mend().run();
            }
        } catch (Exception e) {
            throw new IllegalStateException(fault.name(), e);
        }
        struck.merge(fault.name(), 1, Integer::sum);
    }

    private void pause(Duration longest) {
        Duration pause = Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
        await().pollDelay(pause).atMost(pause.plusMinutes(1)).until(() -> true);
    }

    /** How often each fault has struck. */
    Map<String, Integer> struck() {
        return struck;
    }
}
