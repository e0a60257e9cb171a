package io.signalpost.destination.mail;

import io.signalpost.authoring.kit.Arrival;
import io.signalpost.authoring.kit.RouteTest;
import io.signalpost.authoring.kit.TestedRoute;
import org.junit.jupiter.api.Test;

import static io.signalpost.authoring.kit.CarEvent.car;
import static org.assertj.core.api.Assertions.assertThat;

@RouteTest(
        value = "docs/examples/low-battery-email.camel.yaml",
        settings = {
            "destination.email.host=smtp.example.com",
            "destination.email.from=signalpost@example.com",
            "destination.email.to=fleet@example.com"
        })
class LowBatteryExampleTest {

    @Test
    void mailsOnceWhenTheChargeFallsBelow20AndAgainAfterCharging(TestedRoute route) {
        assertThat(route.deliver(
                                car().charge(21),
                                car().charge(20),
                                car().model("KIA", "EV6").id("one").charge(19),
                                car().id("one").charge(18),
                                car().id("one").charge(80),
                                car().model("KIA", "EV6").id("one").charge(17))
                        .arrivals("smtp:email"))
                .extracting(Arrival::body)
                .containsExactly(
                        "The KIA EV6 with the id one has 19 % left.", "The KIA EV6 with the id one has 17 % left.");
    }

    @Test
    void keepsQuietWhenTheChargeCouldNotBeRead(TestedRoute route) {
        route.deliver(car().id("two").unreadable("tractionbattery-stateofcharge", "UPSTREAM", "NO_RESPONSE"))
                .delivered()
                .nothingArrived();
    }

    @Test
    void asksTheEventLogForChangesOfTheCharge(TestedRoute route) {
        route.deliver(car().id("three").charging(true)).filteredBy("triggers");
        route.deliver(car().fault("UPSTREAM", "NO_RESPONSE")).filteredBy("eventTypes");
    }
}
