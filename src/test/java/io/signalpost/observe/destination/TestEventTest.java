package io.signalpost.observe.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.CommandRun;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;

/** A made-up event through one destination, by the management port and by command. */
class TestEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static BusinessSystem system;
    private static RunningApp app;

    @BeforeAll
    static void start() throws IOException {
        system = BusinessSystem.start();
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("picky.camel.yaml"), """
                - route:
                    id: picky
                    description: Takes events of one car about some signals, and drops those in which one is missing.
                    from:
                      uri: event-log:picky
                      parameters:
                        eventTypes: VEHICLE_STATE
                        vehicles: car-1
                        makes: KIA
                        triggers: charge-ischarging
                        signals: tractionbattery-stateofcharge
                        batchSize: 10
                      steps:
                        - filter:
                            expression:
                              simple:
                                expression: "${body[0].signal('charge-ischarging').ok}"
                            steps:
                              - log:
                                  message: "${body[0].vehicle.id}"
                """);
        app = RunningApp.start(
                folder.resolve("data"),
                "camel.main.routes-include-pattern=file:routes/*.camel.yaml,file:" + routes + "/*.camel.yaml",
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + system.port(),
                "destination.http.secret=whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAzMiBieXRlcyE=",
                "destination.http.allow-private-addresses=true");
    }

    @AfterAll
    static void stop() {
        app.close();
        system.close();
    }

    @BeforeEach
    void forget() {
        system.requests().clear();
        system.answer(answering(200));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode test(String destination, String more) {
        HttpResponse<String> answer = app.act(destination, "{\"action\":\"test\"" + more.replace('\'', '"') + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(
                Map.of(
                        "SIGNALPOST_MANAGEMENT_PORT",
                        String.valueOf(app.management("/").getPort())),
                arguments);
    }

    @Test
    void oneEventGoesThroughTheRouteAndTheAnswerIsTold() throws IOException {
        String ledger = app.get("/observe/destinations/http").body();

        JsonNode answer = test("http", "");

        assertThat(answer.path("outcome").asText()).isEqualTo("delivered");
        assertThat(answer.path("answer").asText()).isEqualTo("HTTP 200");
        assertThat(answer.path("durationMillis").isIntegralNumber()).isTrue();
        assertThat(answer.path("event").asText()).startsWith("test-");
        assertThat(system.requests()).hasSize(1);
        assertThat(system.requests().get(0).header("webhook-id"))
                .isEqualTo(answer.path("event").asText());
        JsonNode sent = JSON.readTree(system.requests().get(0).body());
        assertThat(sent.at("/meta/mode").asText()).isEqualTo("TEST");
        assertThat(app.get("/observe/destinations/http").body()).isEqualTo(ledger);
        assertThat(app.get("/observe/events/" + answer.path("event").asText()).statusCode())
                .isEqualTo(404);
        JsonNode deed = json(app.get("/observe/audit")).at("/deeds/0");
        assertThat(deed.path("action").asText()).isEqualTo("test");
        assertThat(deed.at("/answer/outcome").asText()).isEqualTo("delivered");
    }

    @Test
    void whatTheDestinationRefusesIsToldWithWhatThatMeansAndTheDestinationStaysUp() {
        system.answer(answering(422));

        JsonNode answer = test("http", "");

        assertThat(answer.path("outcome").asText()).isEqualTo("failed");
        assertThat(answer.path("means").asText()).isEqualTo("dead");
        assertThat(answer.path("error").asText()).contains("422");
        assertThat(answer.path("errorClass").asText()).contains("Exception");
        assertThat(app.get("/observe/destinations/http").body()).contains("\"state\":\"running\"", "\"dead\":0");
    }

    @Test
    void aDestinationThatIsPausedIsTestedToo() {
        app.act("http", "{\"action\":\"pause\"}");

        assertThat(test("http", "").path("outcome").asText()).isEqualTo("delivered");

        app.act("http", "{\"action\":\"resume\"}");
    }

    @Test
    void theEventFitsTheParametersOfTheDestination() {
        JsonNode body = test("picky", ",'dryRun':true").path("body");

        assertThat(body.path("eventId").asText()).startsWith("test-");
        assertThat(body.path("eventType").asText()).isEqualTo("VEHICLE_STATE");
        assertThat(body.at("/data/vehicle/id").asText()).isEqualTo("car-1");
        assertThat(body.at("/data/vehicle/make").asText()).isEqualTo("KIA");
        assertThat(body.at("/data/signals").findValuesAsText("code"))
                .containsExactlyInAnyOrder("charge-ischarging", "tractionbattery-stateofcharge");
        assertThat(body.at("/triggers/0/signal/code").asText()).isEqualTo("charge-ischarging");
        assertThat(system.requests()).isEmpty();
        assertThat(test("picky", "").path("outcome").asText()).isEqualTo("delivered");
    }

    @Test
    void aBodyOfOnesOwnIsSentUnderAnIdOfATest() throws IOException {
        JsonNode answer = test("http", ",'event':{'eventId':'real','eventType':'VEHICLE_ERROR','mine':true}");

        JsonNode sent = JSON.readTree(system.requests().get(0).body());
        assertThat(sent.path("mine").asBoolean()).isTrue();
        assertThat(sent.path("eventId").asText())
                .startsWith("test-")
                .isEqualTo(answer.path("event").asText());
        assertThat(test("picky", ",'event':{'eventType':'VEHICLE_STATE'}")
                        .path("outcome")
                        .asText())
                .as("dropped by the filter in the route")
                .isEqualTo("nothing-sent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    http  | {"action":"test","event":"x"}         | 400 | event must be a JSON object
                    http  | {"action":"test","evnt":{}}           | 400 | unknown field 'evnt'; did you mean 'event'?
                    http  | {"action":"pause","event":{}}         | 400 | event goes with test only
                    http  | {"action":"test","from":"beginning"}  | 400 | from goes with rewind only
                    htttp | {"action":"test"}                     | 404 | no destination has this name; there are
                    """)
    void whatIsNotUnderstoodSendsNothing(String destination, String body, int status, String detail) {
        HttpResponse<String> answer = app.act(destination, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("detail").asText()).contains(detail);
        assertThat(system.requests()).isEmpty();
    }

    @Test
    void theCommandShowsWhatCameOfIt() throws IOException {
        Path own = Files.writeString(folder.resolve("own.json"), "{\"eventType\":\"VEHICLE_STATE\"}");

        assertThat(run("test", "http"))
                .returns(0, CommandRun::exit)
                .extracting(CommandRun::out)
                .asString()
                .containsPattern("outcome +delivered")
                .containsPattern("answer +HTTP 200");
        assertThat(run("test", "http", "--dry-run").out()).contains("\"eventId\" : \"test-");
        assertThat(run("test", "http", "--event", own.toString(), "--json").out())
                .contains("\"outcome\":\"delivered\"");
        system.answer(answering(503));
        assertThat(run("test", "http"))
                .returns(1, CommandRun::exit)
                .returns("the test event was not delivered\n", CommandRun::err)
                .extracting(CommandRun::out)
                .asString()
                .containsPattern("means +retry");
    }
}
