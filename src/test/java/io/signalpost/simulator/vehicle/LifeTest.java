package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.vehicle.SimulatedVehicle.Activity;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A vehicle's signals fit together at every moment of some days. */
class LifeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAYS = Duration.ofDays(2);

    private SimulatedVehicle vehicle;

    static Stream<Named<SimulatedVehicle>> all() {
        return Lives.openVehicles()
                .map(vehicle -> Named.of(
                        vehicle.identity().make() + " " + vehicle.identity().model(), vehicle));
    }

    static Stream<Named<SimulatedVehicle>> withPlug() {
        return all().filter(
                        named -> !named.getPayload().identity().powertrainType().equals("ICE"));
    }

    static Stream<Named<SimulatedVehicle>> withTank() {
        return all().filter(
                        named -> !named.getPayload().identity().powertrainType().equals("BEV"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void movesOnlyWhenDriving(SimulatedVehicle any) {
        vehicle = any;
        Previous<JsonNode> location = new Previous<>();
        Previous<Double> odometer = new Previous<>();
        Previous<Boolean> drove = new Previous<>();

        Lives.live(vehicle, DAYS, MINUTE, () -> {
            boolean driving = vehicle.activity() == Activity.DRIVING;
            assertThat(number("motion-currentspeed") > 0).isEqualTo(driving);
            assertThat(number("motion-currentspeed")).isBetween(0.0, 130.0);
            assertThat(text("transmission-gearstate")).isEqualTo(driving ? "DRIVE" : "PARK");
            assertThat(member("location-preciselocation", "locationType").textValue())
                    .isEqualTo(driving ? "CURRENT" : "LAST_PARKED");

            double km = number("odometer-traveleddistance");
            double before = odometer.swap(km, km);
            assertThat(km - before).isBetween(0.0, 130.0 / 60 + 0.11);

            JsonNode here = body("location-preciselocation");
            JsonNode there = location.swap(here, here);
            double moved = position(there).kmTo(position(here));
            assertThat(moved).isLessThanOrEqualTo(km - before + 0.11);
            if (!drove.swap(driving, driving) && !driving) {
                assertThat(km).isEqualTo(before);
                assertThat(here.get("latitude")).isEqualTo(there.get("latitude"));
                assertThat(here.get("longitude")).isEqualTo(there.get("longitude"));
            }
            if (moved > 0.3 && driving) {
                double turn = Math.abs(position(there).bearingTo(position(here))
                        - here.get("heading").doubleValue());
                assertThat(Math.min(turn, 360 - turn)).isLessThan(15);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void isShutAndLockedOnTheRoad(SimulatedVehicle any) {
        vehicle = any;

        Lives.live(vehicle, DAYS, MINUTE, () -> {
            boolean locked = flag("closure-islocked");
            if (vehicle.activity() == Activity.DRIVING) {
                assertThat(locked).isTrue();
            }
            for (JsonNode door : member("closure-doors", "values")) {
                assertThat(door.get("isLocked").booleanValue()).isEqualTo(locked);
                assertThat(locked && door.get("isOpen").booleanValue()).isFalse();
            }
            for (String lid : Set.of("closure-reartrunk", "closure-tailgate", "closure-enginecover")) {
                assertThat(locked && member(lid, "isOpen").booleanValue()).isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void drivesEveryDayAndIsNotParkedForLong(SimulatedVehicle any) {
        vehicle = any;
        int[] trips = {0};
        int[] longest = {0};
        int[] parked = {0};
        Previous<Activity> activity = new Previous<>();

        Lives.live(vehicle, DAYS, MINUTE, () -> {
            Activity now = vehicle.activity();
            Activity then = activity.swap(now, now);
            trips[0] += now == Activity.DRIVING && then != now ? 1 : 0;
            parked[0] = now == Activity.DRIVING ? 0 : parked[0] + 1;
            longest[0] = Math.max(longest[0], parked[0]);
        });

        assertThat(trips[0]).isBetween(3 * 2, 20 * 2);
        assertThat(longest[0]).isLessThan(15 * 60);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isAtHomeWhereHomeIs(SimulatedVehicle any) {
        vehicle = any;
        Set<JsonNode> homes = new HashSet<>();
        Set<JsonNode> others = new HashSet<>();

        Lives.live(vehicle, DAYS, MINUTE, () -> {
            if (vehicle.activity() != Activity.DRIVING) {
                (flag("location-isathome") ? homes : others).add(member("location-preciselocation", "latitude"));
            }
        });

        assertThat(homes).hasSize(1);
        assertThat(others).hasSizeBetween(2, 4).doesNotContainAnyElementsOf(homes);
    }

    @ParameterizedTest
    @MethodSource("withPlug")
    void chargesWhenPluggedInAndNeverOnTheRoad(SimulatedVehicle any) {
        vehicle = any;
        Set<String> states = new HashSet<>();
        Previous<Double> added = new Previous<>();
        Previous<Double> minutesLeft = new Previous<>();
        Previous<Boolean> chargedBefore = new Previous<>();

        Lives.live(vehicle, DAYS, MINUTE, () -> {
            boolean charging = flag("charge-ischarging");
            boolean connected = flag("charge-ischargingcableconnected");
            boolean went = chargedBefore.swap(charging, false);
            states.add(text("charge-detailedchargingstatus"));

            assertThat(charging).isEqualTo(vehicle.activity() == Activity.CHARGING);
            assertThat(charging && !flag("charge-ischargingcablelatched")).isFalse();
            assertThat(flag("charge-ischargingcablelatched") && !connected).isFalse();
            assertThat(flag("charge-ischargingportflapopen")).isEqualTo(connected);
            assertThat(connected && vehicle.activity() == Activity.DRIVING).isFalse();

            double watts = number("charge-wattage");
            assertThat(watts)
                    .isEqualTo(number("charge-voltage") * number("charge-amperage") * number("charge-chargerphases"));
            assertThat(watts > 0).isEqualTo(charging);
            assertThat(number("charge-chargerate") > 0).isEqualTo(charging);
            assertThat(number("charge-amperage")).isLessThanOrEqualTo(number("charge-amperagemax"));

            double kwh = number("charge-energyadded");
            double minutes = number("charge-timetocomplete");
            double kwhBefore = added.swap(kwh, kwh);
            double minutesBefore = minutesLeft.swap(minutes, minutes);
            assertThat(minutes > 0).isEqualTo(charging);
            if (charging && went) {
                assertThat(kwh).isGreaterThanOrEqualTo(kwhBefore);
                assertThat(minutes).isLessThanOrEqualTo(minutesBefore);
            }
            if (charging) {
                assertThat(number("tractionbattery-stateofcharge"))
                        .isLessThanOrEqualTo(
                                member("charge-chargelimits", "activeLimit").doubleValue());
            }
        });

        assertThat(states).containsExactlyInAnyOrder("CHARGING", "NOT_CHARGING", "FULLY_CHARGED");
    }

    @ParameterizedTest
    @MethodSource("withPlug")
    void theBatteryIsEmptiedByDrivingAndFilledByCharging(SimulatedVehicle any) {
        vehicle = any;
        boolean electric = vehicle.identity().powertrainType().equals("BEV");
        Previous<Double> charge = new Previous<>();
        Previous<Activity> activity = new Previous<>();

        Lives.live(vehicle, DAYS, MINUTE, () -> {
            double percent = number("tractionbattery-stateofcharge");
            double before = charge.swap(percent, percent);
            Activity now = vehicle.activity();
            Activity then = activity.swap(now, now);

            assertThat(percent).isBetween(electric ? 3.0 : 10.0, 100.0);
            assertThat(percent == Math.rint(percent)).isTrue();
            if (percent > before) {
                assertThat(List.of(now, then)).contains(Activity.CHARGING);
            } else if (percent < before) {
                assertThat(List.of(now, then)).contains(Activity.DRIVING);
            }
            assertThat(number("tractionbattery-range")).isBetween(0.0, 600.0);
        });
    }

    @ParameterizedTest
    @MethodSource("withTank")
    void theTankIsEmptiedByDrivingAndFilledWhenLow(SimulatedVehicle any) {
        vehicle = any;
        Previous<Double> tank = new Previous<>();
        int[] refuelled = {0};
        int[] burnt = {0};

        Lives.live(vehicle, Duration.ofDays(8), Duration.ofMinutes(5), () -> {
            double liters = number("internalcombustionengine-amountremaining");
            double before = tank.swap(liters, liters);

            assertThat(liters).isPositive();
            assertThat(number("internalcombustionengine-fuellevel")).isBetween(1.0, 100.0);
            if (vehicle.activity() == Activity.DRIVING) {
                assertThat(liters).isLessThanOrEqualTo(before);
                burnt[0] += liters < before ? 1 : 0;
            } else if (liters > before) {
                refuelled[0]++;
            }
        });

        assertThat(burnt[0]).isPositive();
        if (vehicle.identity().powertrainType().equals("ICE")) {
            assertThat(refuelled[0]).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anyStepWillDo(SimulatedVehicle any) {
        vehicle = any;
        double before = number("odometer-traveleddistance");
        vehicle.live(Duration.ofSeconds(1), Lives.START);
        assertThat(number("odometer-traveleddistance") - before).isBetween(0.0, 0.2);

        vehicle.live(Duration.ofHours(48), Lives.START);
        assertThat(number("odometer-traveleddistance") - before).isBetween(40.0, 1200.0);
    }

    private JsonNode body(String code) {
        return Lives.body(vehicle, code);
    }

    private JsonNode member(String code, String member) {
        return body(code).get(member);
    }

    private double number(String code) {
        return member(code, "value").doubleValue();
    }

    private boolean flag(String code) {
        return member(code, "value").booleanValue();
    }

    private String text(String code) {
        return member(code, "value").textValue();
    }

    private static Position position(JsonNode body) {
        return new Position(
                body.get("latitude").doubleValue(), body.get("longitude").doubleValue());
    }

    /** Remembers a value of the moment before. */
    private static final class Previous<T> {

        private T value;

        /** @return the value before, or {@code first} when there was none */
        T swap(T next, T first) {
            T before = value == null ? first : value;
            value = next;
            return before;
        }
    }
}
