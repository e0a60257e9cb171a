package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.simulator.vehicle.SimulatedVehicle.Activity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a vehicle is, how it moves and what is open go together. */
class DrivingTest extends LifeTest {

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
    @MethodSource("all")
    void anyStepWillDo(SimulatedVehicle any) {
        vehicle = any;
        double before = number("odometer-traveleddistance");

        vehicle.live(Duration.ofSeconds(1), Lives.START);
        assertThat(number("odometer-traveleddistance") - before).isBetween(0.0, 0.2);

        vehicle.live(Duration.ofHours(48), Lives.START);
        assertThat(number("odometer-traveleddistance") - before).isBetween(40.0, 1200.0);
    }

    private static Position position(JsonNode body) {
        return new Position(
                body.get("latitude").doubleValue(), body.get("longitude").doubleValue());
    }
}
