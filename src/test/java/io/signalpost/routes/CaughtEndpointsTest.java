package io.signalpost.routes;

import java.nio.file.Path;

import io.signalpost.authoring.kit.Arrival;
import io.signalpost.authoring.kit.RouteTest;
import io.signalpost.authoring.kit.TestedRoute;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static io.signalpost.authoring.kit.CarEvent.car;
import static org.assertj.core.api.Assertions.assertThat;

/** In whatever way a route goes outside, it does not get there. */
@RouteTest("src/test/resources/route-test/outside.camel.yaml")
class CaughtEndpointsTest {

    @Autowired
    private CamelContext camel;

    @Test
    void addressesThatAStepMakesUpAreCaught(TestedRoute route) {
        assertThat(route.deliver(car().id("car")).arrivals("file:*"))
                .extracting(Arrival::endpoint)
                .contains(
                        "file:target/route-test/car",
                        "file:target/route-test/a",
                        "file:target/route-test/b",
                        "file:target/route-test/enriched");
        assertThat(Path.of("target/route-test")).doesNotExist();
    }

    @Test
    void aRouteThatBeginsOutsideReadsNothing() {
        assertThat(camel.getRoute("inside").getConsumer()).isNotNull().isNotInstanceOf(ScheduledPollConsumer.class);
    }
}
