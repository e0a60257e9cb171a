package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.signalpost.simulator.vehicle.SimulatedVehicle.Activity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What drives a vehicle is used up on the road and filled again when it stands. */
class EnergyTest extends LifeTest {

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
}
