package io.signalpost.destination.http;

import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.testing.BusinessSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;

/** What the shipped {@code http} destination, and a route of one's own, make of the answers of a real server. */
class HttpFailuresTest {

    private static final VehicleEvent EVENT = Events.example("vehicle-state-many-signals.json");

    @TempDir
    private static Path dataDir;

    private static BusinessSystem system;
    private static RunningRoute shipped;
    private static RunningRoute own;

    @BeforeAll
    static void start() throws Exception {
        system = BusinessSystem.start();
        shipped = RunningRoute.start(
                dataDir.resolve("shipped"),
                "routes/http.camel.yaml",
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + system.port() + "/hook",
                "destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "destination.http.allow-private-addresses=true");
        Path file = Files.writeString(dataDir.resolve("crm.camel.yaml"), """
                - route:
                    id: crm
                    from:
                      uri: event-log:crm
                      steps:
                        - to:
                            uri: http://localhost:%d/crm
                            parameters:
                              httpMethod: POST
                """.formatted(system.port()));
        own = RunningRoute.start(dataDir.resolve("own"), file.toString());
    }

    @AfterAll
    static void stop() {
        own.close();
        shipped.close();
        system.close();
    }

    @BeforeEach
    void forget() {
        system.requests().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "401, , unavailable",
        "429, 7, unavailable",
        "503, 7, unavailable",
        "400, , dead",
        "410, , dead",
        "413, , dead",
        "415, , dead",
        "422, , dead",
        "302, , retry-long",
        "403, , retry-long",
        "404, , retry-long",
        "405, , retry-long",
        "409, , retry-long",
        "408, , retry",
        "425, , retry",
        "429, , retry",
        "500, , retry",
        "502, , retry",
        "503, , retry",
        "504, , retry"
    })
    void eachStatusMeansWhatTheTableSays(int status, String retryAfter, String kind) throws Exception {
        system.answer(retryAfter == null ? answering(status) : answering(status, "Retry-After", retryAfter));

        assertThat(kind(shipped.deliver("http", EVENT))).hasToString(kind);
        assertThat(kind(own.deliver("crm", EVENT))).hasToString(kind);
    }

    @Test
    void aRouteOfOnesOwnPostsOnceWhenTheSystemIsBusy() throws Exception {
        system.answer(answering(503, "Retry-After", "0"));

        assertThat(own.deliver("crm", EVENT)).isNotNull();

        assertThat(system.requests()).hasSize(1);
    }

    private static FailureKind kind(Exception failure) {
        return Failures.of(failure, FailureTable.parse(null)).kind();
    }
}
