package io.signalpost.simulator.vehicle;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Where a driver goes, and how long the car stays there. Hours are those of {@link Car#clock()}. */
final class Habits {

    private static final Position TOWN = new Position(50.85, 4.35);
    private static final double EVENING = 11;
    private static final double NIGHT = 15.5;

    private final RandomGenerator random;
    private final double wakes;
    private final Place home;
    private final List<Place> places;

    Habits(RandomGenerator random) {
        this.random = random;
        this.wakes = random.nextDouble(5, 8);
        Position center = somewhere(TOWN, 1, 20);
        this.home = new Place("Home", address(), center, false);
        this.places = Stream.concat(
                        Stream.of(home, place("Work", false)),
                        Stream.of("Market", "Station", "Gym").map(name -> place(name, true)))
                .toList();
    }

    Place home() {
        return home;
    }

    /** An hour of the first day. */
    double start() {
        return wakes + random.nextDouble(0, 10);
    }

    Place next(Place here, double clock) {
        if (isNight(clock) && here != home) {
            return home;
        }
        List<Place> others = places.stream().filter(place -> place != here).toList();
        return others.get(random.nextInt(others.size()));
    }

    double stay(Place here, double clock) {
        return here == home && isNight(clock)
                ? 24 - awakeFor(clock) + random.nextDouble(0, 1)
                : random.nextDouble(0.3, 2.5);
    }

    boolean isEvening(double clock) {
        return awakeFor(clock) > EVENING;
    }

    boolean isNight(double clock) {
        return awakeFor(clock) > NIGHT;
    }

    private double awakeFor(double clock) {
        return (clock - wakes + 24) % 24;
    }

    private Place place(String name, boolean fast) {
        return new Place(name, address(), somewhere(home.position(), 4, 18), fast);
    }

    private String address() {
        return random.nextInt(1, 200) + " Sample Street";
    }

    private Position somewhere(Position around, double leastKm, double mostKm) {
        return around.moved(random.nextDouble(0, 360), random.nextDouble(leastKm, mostKm));
    }
}
