package io.signalpost.destination.mail;

import io.signalpost.destination.Events;
import io.signalpost.destination.erasure.VehicleEraser;
import io.signalpost.eventlog.LogDatabase;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the {@code email} destination remembers of a vehicle that is erased. */
class EmailErasureTest extends EmailDestination {

    @Test
    void whatIsRememberedOfAVehicleIsErased() throws Exception {
        start();
        deliver(permission("e1", "ERROR"));

        eraseTheVehicleAndNoOther();
    }

    @Test
    void whatIsRememberedOfAVehicleInTheEventLogsPostgresqlIsErased() throws Exception {
        start("signalpost.event-log.url=" + LogDatabase.postgresql().url());
        deliver(permission("e1", "ERROR"));

        eraseTheVehicleAndNoOther();
    }

    private void eraseTheVehicleAndNoOther() {
        IdempotentRepository ofOtherRoutes =
                route.context().getBean("destination-email-sent", IdempotentRepository.class);
        ofOtherRoutes.add("low-battery/" + Events.VEHICLE);
        ofOtherRoutes.add("low-battery/another");
        VehicleEraser eraser = route.context().getBean("destination-email-eraser", VehicleEraser.class);

        assertThat(eraser.erase("%").values()).containsOnly(0L);
        assertThat(eraser.erase(Events.VEHICLE))
                .containsEntry("fault_alert", 1L)
                .containsEntry("camel_messageprocessed", 1L);

        assertThat(eraser.count(Events.VEHICLE).values()).containsOnly(0L);
        assertThat(ofOtherRoutes.contains("low-battery/another")).isTrue();
        assertThat(eraser.clearRemains()).isTrue();
    }
}
