package io.signalpost.observe.vehicle;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.util.TestSocketUtils;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator sees of the vehicles on the management port. */
class VehiclesTest {

    private static final String VIN = "vehicleidentification-vin";
    private static final String POSITION = "location-preciselocation";
    private static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";
    private static final String OTHER = "20000000-0000-5000-8000-000000000002";
    private static final String READ_OFTEN = "30000000-0000-5000-8000-000000000003";

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        app = RunningApp.start(folder);
        app.post(Examples.body("vehicle-state-signal-error.json"));
        app.post(Examples.body("vehicle-error.json"));
        app.post(new String(Examples.withId("vehicle-state-many-signals.json", "personal"), UTF_8)
                .replace(VEHICLE, OTHER)
                .getBytes(UTF_8));
        for (int minute = 0; minute < 4; minute++) {
            app.post(new String(Examples.withId("vehicle-state-signal-error.json", "course-" + minute), UTF_8)
                    .replace(VEHICLE, READ_OFTEN)
                    .replace("1773650358000", String.valueOf(1773650358000L + minute * 60_000))
                    .getBytes(UTF_8));
        }
        await().until(() -> get("/observe/vehicles/" + VEHICLE).path("events").asInt() == 2
                && get("/observe/vehicles/" + READ_OFTEN).path("events").asInt() == 4
                && get("/observe/vehicles/" + OTHER).path("events").asInt() == 1);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void listsThem() throws IOException {
        JsonNode answer = get("/observe/vehicles");

        assertThat(answer.path("known").asInt()).isEqualTo(3);
        assertThat(answer.path("faulty").asInt()).isEqualTo(1);
        assertThat(answer.path("silent").asInt(-1)).isZero();
        assertThat(answer.at("/vehicles/0/vehicleId").asText()).isEqualTo(VEHICLE);
        assertThat(answer.at("/vehicles/0/lastEventAt").asText()).endsWith("Z");
        assertThat(answer.has("next")).isFalse();
        assertThat(get("/observe/vehicles?state=silent").path("vehicles")).isEmpty();
        assertThat(get("/observe/vehicles?state=faulty").path("vehicles")).hasSize(1);
    }

    @Test
    void showsValuesFreshnessAndFaultsOfOne() throws IOException {
        JsonNode answer = get("/observe/vehicles/" + VEHICLE);

        assertThat(answer.path("signals"))
                .as("those with a value, and those that failed; of the sunroof nothing is known")
                .hasSize(4)
                .anySatisfy(signal -> {
                    assertThat(signal.path("code").asText()).isEqualTo("tractionbattery-stateofcharge");
                    assertThat(signal.path("oemUpdatedAt").asText()).isEqualTo("2026-03-16T08:39:18Z");
                    assertThat(signal.fieldNames())
                            .toIterable()
                            .containsExactly("code", "value", "unit", "oemUpdatedAt", "retrievedAt", "age");
                    assertThat(signal.path("value").isNumber()).isTrue();
                    assertThat(signal.path("unit").asText()).isEqualTo("percent");
                })
                .anySatisfy(signal -> {
                    assertThat(signal.path("code").asText()).isEqualTo("diagnostics-abs");
                    assertThat(signal.path("error").asText()).isEqualTo("PERMISSION");
                });
        assertThat(answer.path("faults")).isNotEmpty();
        assertThat(answer.path("lastEvent").asText()).isNotEmpty();
    }

    @Test
    void hidesWhatIsPersonalFromWhoDoesNotAskForIt() throws IOException {
        for (String path : List.of("/observe/vehicles?values=true&limit=100", "/observe/vehicles/" + OTHER)) {
            String reveal = path + (path.contains("?") ? "&" : "?") + "reveal=true";
            assertThat(value(vehicle(get(path)), VIN).asText()).isEqualTo("***");
            assertThat(value(vehicle(get(path)), POSITION).asText()).isEqualTo("***");
            assertThat(value(vehicle(get(reveal)), VIN).asText()).startsWith("WBY");
            assertThat(value(vehicle(get(reveal)), POSITION).path("latitude").isNumber())
                    .isTrue();
        }
        assertThat(get("/observe/audit?limit=1").at("/deeds/0/action").asText()).isEqualTo("reveal");
    }

    /** The one, alone or of a list. */
    private static JsonNode vehicle(JsonNode answer) {
        return answer.has("vehicles") ? answer.at("/vehicles/1") : answer;
    }

    private static JsonNode value(JsonNode vehicle, String code) {
        for (JsonNode signal : vehicle.path("signals")) {
            if (signal.path("code").asText().equals(code)) {
                return signal.path("value");
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void goesOnWhereAPageEnded() throws IOException {
        JsonNode first = get("/observe/vehicles?limit=1");
        JsonNode second =
                get("/observe/vehicles?limit=1&cursor=" + first.path("next").asText());

        assertThat(first.at("/vehicles/0/vehicleId").asText()).isEqualTo(VEHICLE);
        assertThat(second.at("/vehicles/0/vehicleId").asText()).isEqualTo(OTHER);
        assertThat(get("/observe/vehicles?limit=1&cursor=" + second.path("next").asText())
                        .has("next"))
                .isFalse();
        assertThat(get("/observe/vehicles?limit=1&after=" + VEHICLE)).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /observe/vehicles/none         | 404 | no event of a vehicle of that id has come yet
            /observe/vehicles?state=lost   | 400 | state must be one of known, silent, faulty
            /observe/vehicles?limit=0      | 400 | limit must be a number from 1 to 1000
            /observe/vehicles?limit=1001   | 400 | limit must be a number from 1 to 1000
            /observe/vehicles?limit=all    | 400 | limit must be a number from 1 to 1000
            /observe/vehicles?limit=101&values=true | 400 | limit must be a number from 1 to 100
            /observe/vehicles?cursor=a&after=b | 400 | after is the former name of cursor; give one of them
            """)
    void saysWhatIsWrong(String path, int status, String error) throws IOException {
        HttpResponse<String> answer = app.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new ObjectMapper().readTree(answer.body()).path("detail").asText())
                .isEqualTo(error);
    }

    @Test
    void takesAnIdInTheQueryThatWouldNotGoIntoAPath() throws IOException {
        assertThat(get("/observe/vehicles?id=" + VEHICLE).path("vehicleId").asText())
                .isEqualTo(VEHICLE);
        assertThat(get("/observe/vehicles?id=a%2Fb").path("detail").asText())
                .isEqualTo("no event of a vehicle of that id has come yet");
        assertThat(app.get("/observe/vehicles?id=a&limit=1").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/observe/vehicles/%00", "/observe/vehicles/..%2f", "/observe/vehicles/a%2Fb"})
    void saysAlsoOfAPathThatTheServerRefusesWhatIsWrong(String path) throws IOException {
        HttpResponse<String> answer = app.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body()).path("detail").asText())
                .contains("an id with special characters goes into the query");
    }

    @Test
    void countsThemForTheMetrics() {
        await().until(() -> app.get("/observe/metrics").body().contains("signalpost_vehicles{state=\"known\"}"));
    }

    @Test
    void saysThatTheDatabaseDestinationIsOff(@TempDir Path other) {
        try (RunningApp without = RunningApp.start(other, "destination.database.enabled=false")) {
            assertThat(without.get("/observe/vehicles").statusCode()).isEqualTo(404);
            assertThat(without.get("/observe/vehicles/" + VEHICLE).body())
                    .contains("set destination.database.enabled=true");
            assertThat(without.get("/observe/metrics").body()).doesNotContain("signalpost_vehicles");
        }
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer(@TempDir Path other) {
        String url = "jdbc:postgresql://localhost:" + TestSocketUtils.findAvailableTcpPort() + "/fleet";
        try (RunningApp without = RunningApp.start(other, "destination.database.url=" + url)) {
            HttpResponse<String> answer = without.get("/observe/vehicles"); // each waits for the database anew
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("does not answer now");
            assertThat(without.get("/observe/metrics").body()).contains("signalpost_vehicles{state=\"known\"} NaN");
        }
    }

    private static JsonNode get(String path) throws IOException {
        return new ObjectMapper().readTree(app.get(path).body());
    }

    @Test
    void givesTheCourseOfASignalAndItsCadence() throws IOException {
        JsonNode course = get("/observe/vehicles/" + READ_OFTEN + "/signals/tractionbattery-stateofcharge?limit=3");

        assertThat(course.path("unit").asText()).isEqualTo("percent");
        assertThat(course.path("readings").findValuesAsText("at"))
                .containsExactly("2026-03-16T08:40:18Z", "2026-03-16T08:41:18Z", "2026-03-16T08:42:18Z");
        assertThat(course.at("/readings/0/value").isNumber()).isTrue();
        assertThat(get("/observe/vehicles/" + READ_OFTEN).path("signals")).anySatisfy(signal -> {
            assertThat(signal.path("code").asText()).isEqualTo("tractionbattery-stateofcharge");
            assertThat(signal.path("cadence").asText()).isEqualTo("PT1M");
        });
        assertThat(app.get("/observe/vehicles/" + READ_OFTEN + "/signals/nothing")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void hidesACourseThatIsPersonalUntilItIsRevealed() throws IOException {
        String path = "/observe/vehicles/" + OTHER + "/signals/" + POSITION;

        assertThat(get(path).path("masked").asBoolean()).isTrue();
        assertThat(get(path).at("/readings/0/value").asText()).isEqualTo("***");
        assertThat(get(path + "?reveal=true").at("/readings/0/value").isObject())
                .isTrue();
        assertThat(get("/observe/audit?limit=1").at("/deeds/0/target/of").asText())
                .isEqualTo("signal");
    }
}
