package io.signalpost.observe.vehicle;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.passed.Passed;
import io.signalpost.eventlog.passed.PassedKey;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.testing.BusinessSystem.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An operator erases a vehicle of a receiver that runs, on whichever database. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
abstract class EraseVehicleContract {

    static final String VEHICLE = "1bcddf9f-f4f4-5e71-9870-ce0851b7f826";
    static final String VIN = "WBY00000000000017";
    static final String LATITUDE = "50.8467";
    private static final String OTHER = "00000000-0000-5000-8000-000000000002";
    private static final String STATE = "vehicle-state-many-signals.json";
    private static final String FAULT = "vehicle-error-auth-failed.json";
    private static final List<String> TABLES = List.of(
            "signal_reading",
            "vehicle_activity",
            "vehicle_event",
            "vehicle_fault",
            "vehicle_fault_signal",
            "vehicle_signal");
    private static final String ERASE = "{\"action\":\"erase\"}";
    private static final String LOOK = "{\"action\":\"erase\",\"dryRun\":true}";

    @TempDir
    Path dataDir;

    final Set<String> refusing = ConcurrentHashMap.newKeySet();
    final CountDownLatch free = new CountDownLatch(1);
    private BusinessSystem system;
    RunningApp app;

    /** {@code key=value} for empty databases of the event log and of the {@code database} destination. */
    abstract List<String> emptyDatabases() throws Exception;

    /** A second way into the event log. */
    abstract JdbcTemplate log();

    @BeforeEach
    void start() throws Exception {
        system = BusinessSystem.start();
        system.answer(exchange -> answering(
                        refusing.contains(exchange.getRequestHeaders().getFirst("webhook-id")) ? 422 : 200)
                .handle(exchange));
        List<String> settings = new ArrayList<>(emptyDatabases());
        settings.addAll(List.of(
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + system.port() + "/",
                "destination.http.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "destination.http.allow-private-addresses=true"));
        app = RunningApp.start(dataDir, settings.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        free.countDown();
        app.close();
        system.close();
    }

    @Test
    void removesAllThatIsKeptOfItAndSaysWhatAndWhoElseHasIt(CapturedOutput output) throws Exception {
        // Given two vehicles, a dead letter, an event that is still to be delivered, and requests that were refused
        refusing.add("dead");
        post(STATE, "got", VEHICLE);
        post(FAULT, "dead", VEHICLE);
        post(STATE, "other", OTHER);
        await().until(() -> status("http").delivered() == 2 && status("http").dead() == 1);
        app.act("http", "{\"action\":\"pause\"}");
        post(STATE, "waiting", VEHICLE);
        app.post(body(STATE, "refused", VEHICLE), "0".repeat(64));
        app.post(body(STATE, "refused-other", OTHER), "1".repeat(64));
        await().until(() -> status("database").delivered() == 4
                && json(app.get("/observe/refused")).size() == 2);
        for (String vehicle : List.of(VEHICLE, OTHER)) {
            app.bean(EventLog.class)
                    .lastPassed()
                    .of("http")
                    .keep(0, Map.of(new PassedKey("only-changed", vehicle, "code"), new Passed("1", 1, 1, false)));
        }
        Map<String, Long> ofOther = rows(OTHER);
        assertThat(rows(VEHICLE).values()).doesNotContain(0L);

        // When
        JsonNode look = json(act("/" + VEHICLE, LOOK));
        Map<String, Long> afterLook = rows(VEHICLE);
        JsonNode erased = json(act("/" + VEHICLE, ERASE));

        // Then
        assertThat(afterLook.values()).doesNotContain(0L);
        assertThat(look.path("dryRun").asBoolean()).isTrue();
        for (String part : List.of("events", "refused", "rows", "recipients")) {
            assertThat(look.path(part)).as(part).isEqualTo(erased.path(part));
        }
        assertThat(erased.at("/events/removed").asInt()).isEqualTo(3);
        assertThat(erased.at("/events/first").asText())
                .isLessThan(erased.at("/events/last").asText());
        assertThat(erased.at("/events/undelivered").toString()).isEqualTo("{\"http\":1}");
        assertThat(erased.at("/events/deadLetters").toString()).isEqualTo("{\"http\":1}");
        assertThat(erased.path("refused").asInt()).isEqualTo(1);
        assertThat(erased.at("/rows/vehicle_event").asInt()).isEqualTo(3);
        assertThat(erased.at("/rows/last_passed").asInt()).isEqualTo(1);
        assertThat(app.bean(EventLog.class).lastPassed().count(OTHER)).isEqualTo(1);
        assertThat(erased.at("/rows/vehicle_activity").asInt()).isEqualTo(1);
        assertThat(erased.at("/rows/signal_reading").asInt()).isPositive();
        assertThat(erased.path("recipients")).hasSize(1);
        assertThat(erased.at("/recipients/0/destination").asText()).isEqualTo("http");
        assertThat(erased.at("/recipients/0/sendsTo").toString()).isEqualTo("[\"http:business-system\"]");
        assertThat(erased.at("/recipients/0/events").asInt()).isEqualTo(1);
        assertThat(erased.path("underWay")).isEmpty();
        assertThat(erased.path("filesCleared").asBoolean()).isTrue();

        assertThat(rows(VEHICLE).values()).containsOnly(0L);
        assertThat(rows(OTHER)).isEqualTo(ofOther);
        assertThat(log().queryForList("SELECT event_id FROM event WHERE vehicle_id = ?", String.class, OTHER))
                .containsExactly("other");
        assertThat(json(app.get("/observe/refused"))).hasSize(1);
        assertThat(app.get("/observe/vehicles/" + VEHICLE).statusCode()).isEqualTo(404);
        assertThat(app.get("/observe/vehicles/" + OTHER).statusCode()).isEqualTo(200);
        assertThat(output)
                .contains("Operator action action=\"erase\" target=\"{of=vehicle, vehicleDigest=")
                .doesNotContain(VEHICLE, VIN);
        assertThat(act("/" + VEHICLE, ERASE).statusCode()).as("nothing is left").isEqualTo(404);
    }

    @Test
    void destinationsGoOnBehindTheGapAndTheBooksAddUp() throws Exception {
        refusing.add("dead");
        post(STATE, "dead", VEHICLE);
        await().until(() -> status("http").dead() == 1);
        app.act("http", "{\"action\":\"pause\"}");
        for (int i = 0; i < 5; i++) {
            post(STATE, "waiting-" + i, VEHICLE);
        }
        post(STATE, "other", OTHER);

        assertThat(act("/" + VEHICLE, ERASE).statusCode()).isEqualTo(200);
        app.act("http", "{\"action\":\"resume\"}");
        post(STATE, "later", VEHICLE);

        await().until(() -> status("http").pending() == 0 && status("http").delivered() == 2);
        assertThat(status("http"))
                .returns(0L, DestinationStatus::dead)
                .returns(1L, DestinationStatus::discarded)
                .returns(5L, DestinationStatus::filtered)
                .returns(8L, DestinationStatus::passed);
        assertThat(system.requests().stream().map(request -> request.header("webhook-id")))
                .containsExactlyInAnyOrder("dead", "other", "later");
    }

    @Test
    void anErasedEventThatSmartcarSendsAgainDoesNotComeBackAndALaterOneIsKept() throws Exception {
        post(STATE, "first", VEHICLE);
        await().until(() -> status("database").delivered() == 1);
        act("/" + VEHICLE, ERASE);

        post(STATE, "first", VEHICLE);
        post(FAULT, "later", VEHICLE);
        await().until(() -> status("database").delivered() == 2);
        app.act("database", "{\"action\":\"rewind\",\"from\":\"beginning\"}");

        await().until(() ->
                status("database").delivered() == 3 && status("database").pending() == 0);
        assertThat(sql().queryForList("SELECT event_id FROM vehicle_event", String.class))
                .containsExactly("later");
        assertThat(json(app.get("/observe/refused")))
                .as("no conflict with what is gone")
                .isEmpty();
    }

    @Test
    void anEventThatIsOnItsWayAndFailsIsGivenUp() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        system.answer(exchange -> {
            arrived.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answering(500).handle(exchange);
        });
        post(STATE, "slow", VEHICLE);
        arrived.await();

        JsonNode erased = json(act("/" + VEHICLE, ERASE));
        free.countDown();

        assertThat(erased.path("underWay").toString()).isEqualTo("[\"http\"]");
        await().until(() -> status("http").pending() == 0);
        assertThat(status("http"))
                .returns(0L, DestinationStatus::retrying)
                .returns(1L, DestinationStatus::discarded)
                .returns(1L, DestinationStatus::passed);
    }

    @Test
    void theAuditHasNothingOfItAndWithItsKeyItIsAnsweredAsTheFirstTime() throws Exception {
        post(STATE, "once", VEHICLE);
        await().until(() -> status("database").delivered() == 1);

        String first =
                act("/" + VEHICLE, ERASE, "Idempotency-Key", "erase-once").body();
        String again = act(
                        "", "{\"action\":\"erase\",\"vehicleId\":\"" + VEHICLE + "\"}", "Idempotency-Key", "erase-once")
                .body();

        assertThat(again).isEqualTo(first).contains("\"removed\":1", VEHICLE);
        assertThat(act("/" + OTHER, ERASE, "Idempotency-Key", "erase-once").statusCode())
                .isEqualTo(409);
        String audit = app.get("/observe/audit").body();
        assertThat(audit).contains("\"removed\":1").doesNotContain(VEHICLE, VIN);
    }

    @Test
    void anIdThatNoPathCanHaveIsTakenFromTheBody() throws Exception {
        String id = "a/b %2f;?'\\u00e9%";
        post(STATE, "awkward", id);
        post(STATE, "other", OTHER);
        await().until(() -> status("database").delivered() == 2);

        JsonNode erased = json(act("", "{\"action\":\"erase\",\"vehicleId\":\"" + id + "\"}"));

        assertThat(erased.at("/events/removed").asInt()).isEqualTo(1);
        assertThat(erased.at("/rows/vehicle_event").asInt()).isEqualTo(1);
        assertThat(rows(OTHER).values()).contains(1L);
    }

    @Test
    void whatIsNotUnderstoodRemovesNothing() throws Exception {
        post(STATE, "kept", VEHICLE);
        await().until(() -> status("database").delivered() == 1);
        String unknown = "nothing is kept of a vehicle of that id";

        refused("/none", ERASE, 404, unknown);
        refused("/none", LOOK, 404, unknown);
        refused("", "{'action':'erase','vehicleId':'%'}", 404, unknown);
        refused(
                "/" + VEHICLE,
                "{'action':'erase','dryrun':true}",
                400,
                "unknown field 'dryrun'; did you mean 'dryRun'?");
        refused(
                "/" + VEHICLE,
                "{'action':'erase','vehicle':'x'}",
                400,
                "unknown field 'vehicle'; there are action, dryRun");
        refused("/" + VEHICLE, "{'action':'delete'}", 400, "action must be erase");
        refused("/" + VEHICLE, "{}", 400, "action must be erase");
        refused("", ERASE, 400, "vehicleId must be the id of a vehicle");
        refused("", "{'action':'erase','vehicleId':' '}", 400, "vehicleId must be a text");
        assertThat(act("/" + VEHICLE, "{\"action\":\"erase\",\"dryRun\":\"perhaps\"}")
                        .statusCode())
                .isEqualTo(400);

        assertThat(rows(VEHICLE).values()).contains(1L);
    }

    private void refused(String vehicle, String json, int status, String error) throws IOException {
        HttpResponse<String> answer = act(vehicle, json.replace('\'', '"'));

        assertThat(answer.statusCode()).as(json).isEqualTo(status);
        assertThat(json(answer).path("detail").asText()).isEqualTo(error);
    }

    HttpResponse<String> act(String vehicle, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.management("/observe/vehicles" + vehicle))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningApp.send(request.build());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    static byte[] body(String example, String eventId, String vehicle) {
        String body = new String(Examples.withId(example, eventId), UTF_8);
        return (vehicle.equals(VEHICLE) ? body : ofAnother(body, vehicle)).getBytes(UTF_8);
    }

    private static String ofAnother(String body, String vehicle) {
        return body.replace(VEHICLE, vehicle).replace(VIN, "VIN00000000000002").replace(LATITUDE, "51.0001");
    }

    void post(String example, String eventId, String vehicle) {
        assertThat(app.post(body(example, eventId, vehicle)).statusCode()).isEqualTo(200);
    }

    DestinationStatus status(String destination) {
        return app.bean(EventLog.class).destinations().find(destination).orElseThrow();
    }

    JdbcTemplate sql() {
        return new JdbcTemplate(app.context().getBean("destination-database", DataSource.class));
    }

    /** How many rows of a vehicle each table of the {@code database} destination has. */
    private Map<String, Long> rows(String vehicle) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    sql().queryForObject(
                                    "SELECT COUNT(*) FROM " + table + " WHERE vehicle_id = ?", Long.class, vehicle));
        }
        return rows;
    }
}
