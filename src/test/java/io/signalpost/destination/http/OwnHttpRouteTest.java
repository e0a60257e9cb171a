package io.signalpost.destination.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.testing.BusinessSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A route of an integration engineer that calls a business system by {@code http}. */
class OwnHttpRouteTest {

    @TempDir
    private Path folder;

    @Test
    void sendsTheHeadersThatItSetsAndNoneOfTheEvents() throws Exception {
        try (BusinessSystem system = BusinessSystem.start()) {
            Path file = Files.writeString(folder.resolve("mine.camel.yaml"), """
                    - route:
                        id: mine
                        from:
                          uri: event-log:mine
                          steps:
                            - setHeader:
                                name: X-Vehicle
                                simple: ${header.SmartcarVehicleId}
                            - to: http://localhost:%d/signals
                    """.formatted(system.port()));
            try (RunningRoute route = RunningRoute.start(folder.resolve("data"), file.toString())) {

                assertThat(route.deliver("mine", Events.example("vehicle-state-first-delivery.json")))
                        .isNull();
            }

            BusinessSystem.Request request = system.requests().iterator().next();
            assertThat(request.headers().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("smartcar"));
            assertThat(request.header("X-Vehicle")).isNotEmpty();
        }
    }
}
