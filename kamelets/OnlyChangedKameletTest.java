import java.net.ConnectException;

import io.signalpost.authoring.kit.TestedRoute;
import org.junit.jupiter.api.Test;

import static io.signalpost.authoring.kit.CarEvent.car;
import static io.signalpost.eventlog.failure.FailureKind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

class OnlyChangedKameletTest extends KameletTest {

    @Test
    void passesWhatHasChangedByTheThreshold(TestedRoute route) {
        TestedRoute tested = route.destination("only-changed");

        assertThat(tested.deliver(car().charge(50), car().charge(54), car().charge(55)).arrivals("http:*"))
                .hasSize(2);
    }

    @Test
    void eachVehicleHasAValueOfItsOwn(TestedRoute route) {
        assertThat(route.destination("only-changed")
                        .deliver(car().id("one").charge(50), car().id("two").charge(50))
                        .arrivals("http:*"))
                .hasSize(2);
    }

    @Test
    void anEventWithoutTheSignalEndsThere(TestedRoute route) {
        route.destination("only-changed").deliver(car().at(50.8, 4.3).unreadable("tractionbattery-stateofcharge", "VEHICLE_STATE", "ASLEEP")).nothingArrived();
    }

    @Test
    void aFailedDeliveryMovesNothing(TestedRoute route) {
        TestedRoute tested = route.destination("only-changed");
        tested.fail("http:crm.example.com/only-changed", new ConnectException("refused"))
                .deliver(car().charge(50))
                .failed(UNAVAILABLE);

        tested.answer("http:crm.example.com/only-changed", 200).deliver(car().charge(50)).arrived("http:*");
    }

    @Test
    void readingsAreBroughtToTheUnitOfTheThreshold(TestedRoute route) {
        TestedRoute tested = route.destination("only-changed-step");

        assertThat(tested.deliver(car().odometer(1000), car().odometer(1016), car().odometer(1016.1))
                        .arrivals("http:*"))
                .as("16.1 km are ten miles")
                .hasSize(2);
    }
}
