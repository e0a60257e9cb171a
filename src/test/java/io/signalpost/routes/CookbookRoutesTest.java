package io.signalpost.routes;

import java.util.List;
import java.util.Map;

import io.signalpost.authoring.kit.RouteTest;
import io.signalpost.authoring.kit.TestedRoute;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;

import static io.signalpost.authoring.kit.CarEvent.car;
import static io.signalpost.eventlog.failure.FailureKind.DEAD;
import static io.signalpost.eventlog.failure.FailureKind.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

/** What the recipes send. That each page's commands show what the page says is tested by the recipe's own test. */
@RouteTest(
        value = {
            "docs/cookbook/csv.camel.yaml",
            "docs/cookbook/geofence.camel.yaml",
            "docs/cookbook/http-token.camel.yaml",
            "docs/cookbook/low-tyre.camel.yaml",
            "docs/cookbook/odometer-delta.camel.yaml",
            "docs/cookbook/once-a-day.camel.yaml",
            "docs/cookbook/own-table.camel.yaml",
            "docs/cookbook/post-chat.camel.yaml",
            "docs/cookbook/replay.camel.yaml",
            "docs/cookbook/several-applications.camel.yaml"
        },
        settings = {
            "destination.archive.folder=archive",
            "destination.archive.start-from=beginning",
            "destination.by-application.folder=applications",
            "destination.by-application.leasing-webhook=leasing",
            "destination.crm.url=https://crm.example.com/hook?token=1",
            "destination.csv.folder=csv",
            "destination.fleet.url=jdbc:postgresql://db.example.com/fleet",
            "destination.fleet.username=fleet",
            "destination.fleet.password=",
            "destination.geofence.name=the depot",
            "destination.geofence.latitude=50.8467",
            "destination.geofence.longitude=4.3525",
            "destination.geofence.metres=200",
            "destination.low-tyre.folder=tyres",
            "destination.once-a-day.time-zone=Europe/Berlin",
            "destination.post-chat.url=https://chat.example.com/hook"
        },
        real = "sql:.*geofence.*")
class CookbookRoutesTest {

    private static final String BODY = "examples/vehicle-state-many-signals.json";

    @Test
    void aChatIsToldOfEveryFault(TestedRoute route) {
        TestedRoute chat = route.destination("every-fault");

        chat.deliver("examples/vehicle-error-auth-failed.json")
                .arrived("http:chat")
                .hasJson("/text", "KIA EV6: Stored login rejected.");
        chat.deliver("examples/vehicle-error-resolved.json").nothingArrived();
        chat.answer("http:chat", 429)
                .deliver("examples/vehicle-error-auth-failed.json")
                .failed(RETRY);
    }

    @Test
    void csvIsALine(TestedRoute route) {
        route.destination("csv")
                .deliver(car().charge(57).odometer(41877.3))
                .arrived("file:csv")
                .hasBodyContaining(",57,41877.3");
    }

    @Test
    void comingAndLeavingAreTold(TestedRoute route) {
        TestedRoute geofence = route.destination("geofence");

        geofence.deliver(car().at(50.8467, 4.3525)).nothingArrived();
        geofence.deliver(car().model("KIA", "EV6").at(50.9, 4.3525))
                .arrived("http:chat")
                .hasJson("/text", "The KIA EV6 has left the depot.");
        geofence.deliver(car().at(50.91, 4.3525)).nothingArrived();
    }

    @Test
    void crmGetsTheEventAndItsAnswerCounts(TestedRoute route) {
        TestedRoute crm = route.destination("crm");

        assertThat(crm.deliver(BODY).arrived("http:crm").body(byte[].class))
                .isEqualTo(Examples.body("vehicle-state-many-signals.json"));
        crm.answer("http:crm", 422).deliver(BODY).failed(DEAD);
        crm.answer("http:crm", 503).deliver(BODY).failed(RETRY);
    }

    @Test
    void eachTyreThatIsLowIsALine(TestedRoute route) {
        TestedRoute lowTyre = route.destination("low-tyre");

        lowTyre.deliver(car().signal("wheel-tires", tyres("bar", 2.4, 1.9)))
                .arrived("file:tyres")
                .hasBodyContaining(",0,1,1.9");
        lowTyre.deliver(car().signal("wheel-tires", tyres("bar", 2.4, 2))).nothingArrived();
        lowTyre.deliver(car().signal("wheel-tires", tyres("psi", 1.9, 1.9))).nothingArrived();
    }

    private static Map<String, Object> tyres(String unit, double left, double right) {
        return Map.of(
                "unit",
                unit,
                "values",
                List.of(
                        Map.of("row", 0, "column", 0, "tirePressure", left),
                        Map.of("row", 0, "column", 1, "tirePressure", right)));
    }

    @Test
    void odometerIsRead(TestedRoute route) {
        route.destination("odometer")
                .deliver(car().odometer(100), car().odometer(123.2))
                .delivered();
    }

    @Test
    void aLowBatteryIsToldOnceADay(TestedRoute route) {
        TestedRoute onceADay = route.destination("once-a-day");

        onceADay.deliver(car().charge(57)).nothingArrived();
        onceADay.deliver(car().model("KIA", "EV6").charge(19), car().charge(18))
                .arrived("http:chat")
                .hasJson("/text", "The KIA EV6 has 19 % left.");
    }

    @Test
    void chargingIsARow(TestedRoute route) {
        TestedRoute fleet = route.destination("fleet");

        fleet.deliver(car().charging(true)).arrived("sql:INSERT*");
        fleet.deliver(car().charge(57)).filteredBy("triggers");
    }

    @Test
    void archiveKeepsTheBytes(TestedRoute route) {
        assertThat(route.destination("archive")
                        .deliver(BODY)
                        .arrived("file:archive")
                        .body(byte[].class))
                .isEqualTo(Examples.body("vehicle-state-many-signals.json"));
    }

    @Test
    void anApplicationHasAFolder(TestedRoute route) {
        route.destination("by-application").deliver(car()).arrived("file:applications");
    }
}
