package io.signalpost.observe.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator has replayed, through the management port. */
abstract class ReplaysContract {

    static final String[] SETTINGS = {
        "destination.log.enabled=true", "destination.files.enabled=true", "destination.database.enabled=true"
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PATH = "/observe/replays";
    static final String MANY = "vehicle-state-many-signals.json";

    abstract RunningApp app();

    JsonNode get(String path) {
        HttpResponse<String> answer = app().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> order(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app().management(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningApp.send(request.build());
    }

    JsonNode ordered(String body) {
        HttpResponse<String> answer = order(PATH, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** Returns when all destinations are past the event: a replay passes over what has still to come to one. */
    void post(String example, String id) {
        assertThat(app().post(Examples.withId(example, id)).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(get("/observe/events/" + id).path("deliveries"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.path("state").asText()).isNotEqualTo("waiting")));
    }

    private JsonNode delivery(String eventId, String destination) {
        for (JsonNode each : get("/observe/events/" + eventId).path("deliveries")) {
            if (each.path("destination").asText().equals(destination)) {
                return each;
            }
        }
        throw new AssertionError("no delivery to " + destination);
    }

    JsonNode ended(JsonNode answer) {
        String path = PATH + "/" + answer.path("replay").asText();
        await().until(() -> !get(path).path("state").asText().equals("running"));
        return get(path);
    }

    private JsonNode ledger(String destination) {
        return get("/observe/destinations/" + destination);
    }

    @Test
    void oneEventIsDeliveredAgainAndSeenInItsRecordAndInTheLedger() {
        post(MANY, "again");
        long replayed = ledger("files").path("replayed").asLong();

        JsonNode replay = ended(ordered("{'id': 'again', 'destinations': ['files']}"));

        assertThat(replay.path("state").asText()).isEqualTo("done");
        assertThat(replay.at("/filter/id/0").asText()).isEqualTo("again");
        JsonNode destination = replay.at("/destinations/0");
        assertThat(destination.path("destination").asText()).isEqualTo("files");
        assertThat(destination.path("entered").asInt()).isEqualTo(1);
        assertThat(destination.path("delivered").asInt()).isEqualTo(1);
        assertThat(destination.path("remaining").asInt()).isZero();
        assertThat(ledger("files").path("replayed").asLong()).isEqualTo(replayed + 1);
        JsonNode delivery = delivery("again", "files");
        assertThat(delivery.path("state").asText()).isEqualTo("delivered");
        assertThat(delivery.path("replay").asLong()).isEqualTo(replay.path("id").asLong());
        assertThat(delivery.at("/tried/0/outcome").asText()).isEqualTo("delivered");
        assertThat(delivery("again", "database").has("replay")).isFalse();
        assertThat(get("/observe/deliveries?event=again&destination=files").at("/deliveries/0/replay"))
                .isEqualTo(replay.path("id"));
        assertThat(get(PATH + "?limit=1").at("/replays/0")).isEqualTo(replay);
    }

    @Test
    void allDestinationsGetWhatTheirParametersAskFor() {
        post("vehicle-state-test-mode.json", "of-test-mode");
        post(MANY, "to-all");

        JsonNode replay = ended(ordered("{'id': 'to-all,of-test-mode', 'destinations': 'all', 'rate': 1000}"));

        assertThat(replay.path("rate").asInt()).isEqualTo(1000);
        assertThat(replay.path("destinations")).hasSize(3).allSatisfy(each -> {
            assertThat(each.path("entered").asInt()).as(each.toString()).isEqualTo(1);
            assertThat(each.path("filtered").asInt()).isEqualTo(1);
            assertThat(each.path("delivered").asInt()).isEqualTo(1);
        });
    }

    @Test
    void aDryRunCountsAndDoesNothing() {
        post(MANY, "counted-1");
        post(MANY, "counted-2");
        long replayed = ledger("files").path("replayed").asLong();

        JsonNode answer = ordered("{'id': 'counted-1,counted-2', 'destinations': ['files'], 'dryRun': true}");

        assertThat(answer.path("events").asInt()).isEqualTo(2);
        assertThat(answer.path("atLeast").asBoolean()).isFalse();
        assertThat(answer.at("/destinations/files/entered").asInt()).isEqualTo(2);
        assertThat(answer.has("replay")).isFalse();
        assertThat(ledger("files").path("replayed").asLong()).isEqualTo(replayed);
    }

    @Test
    void whatIsSentAgainWithItsKeyIsNotDoneAgainAndIsInTheAudit() {
        post(MANY, "keyed");
        String body = "{'id': 'keyed', 'destinations': ['files']}";

        HttpResponse<String> first = order(PATH, body, "Idempotency-Key", "replay-once");
        ended(json(first));
        HttpResponse<String> again = order(PATH, body, "Idempotency-Key", "replay-once");
        HttpResponse<String> other =
                order(PATH, "{'id': 'other', 'destinations': ['files']}", "Idempotency-Key", "replay-once");

        assertThat(json(again)).isEqualTo(json(first));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(delivery("keyed", "files").path("tried")).hasSize(1);
        JsonNode deed = get("/observe/audit").path("deeds").get(0);
        assertThat(deed.path("action").asText()).isEqualTo("replay");
        assertThat(deed.at("/target/filter/0").asText()).isEqualTo("id");
        assertThat(deed.path("outcome").asText()).isEqualTo("done");
    }

    @Test
    void aReplayThatIsCancelledEntersNoMore() {
        app().act("files", "{\"action\":\"pause\"}");
        for (int i = 0; i < 5; i++) {
            assertThat(app().post(Examples.withId(MANY, "cancelled-" + i)).statusCode())
                    .isEqualTo(200);
        }
        app().act("files", "{\"action\":\"resume\"}");
        await().until(() -> ledger("files").path("pending").asInt() == 0);
        JsonNode answer = ordered(
                "{'id': 'cancelled-0,cancelled-1,cancelled-2,cancelled-3,cancelled-4', 'destinations': ['files'], 'rate': 1}");
        String path = PATH + "/" + answer.path("replay").asText();
        await().until(() -> get(path).at("/destinations/0/entered").asInt() > 0);

        HttpResponse<String> cancelled = order(path, "{'action': 'cancel'}");

        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        JsonNode replay = get(path);
        assertThat(replay.path("state").asText()).isEqualTo("cancelled");
        assertThat(replay.at("/destinations/0/remaining").asInt()).isZero();
        assertThat(replay.at("/destinations/0/entered").asInt()).isBetween(1, 4);
        assertThat(order(path, "{'action': 'cancel'}").statusCode()).isEqualTo(409);
    }

    @Test
    void aFilterByUserIsShownWithoutIt() {
        JsonNode replay = ended(
                ordered(
                        "{'user': 'fd776e68-09b2-5a5c-81a8-47883e832fb6', 'signal': ['odometer-traveleddistance:gt:1'], 'destinations': ['files']}"));

        assertThat(replay.at("/filter/user/0").asText()).isEqualTo("***");
        assertThat(replay.at("/filter/signal/0").asText()).isEqualTo("odometer-traveleddistance:gt:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {'destinations': 'all'}                                | 400 | say which events are meant: at least one of id, vehicle
                    {'id': 'x'}                                            | 400 | destinations must be a list of names, or "all"
                    {'id': 'x', 'destinations': []}                        | 400 | destinations must be a list of names
                    {'id': 'x', 'destinations': [17]}                      | 400 | destinations must be a list of texts
                    {'id': 'x', 'destinations': ['fyles']}                 | 404 | no destination has this name; there are
                    {'id': 'x', 'destination': 'fyles', 'destinations': ['files']} | 400 | no destination has this name; there are
                    {'typ': 'x', 'destinations': 'all'}                    | 400 | unknown field 'typ'; did you mean 'type'?
                    {'limit': '1', 'destinations': 'all'}                  | 400 | unknown field 'limit'
                    {'id': ['x', 'y'], 'destinations': 'all'}              | 400 | id must be a text
                    {'from': 'yesterday', 'destinations': 'all'}           | 400 | 'yesterday' is no time; write for instance 2026-11-28T08:00:00Z
                    {'state': 'deliverd', 'destinations': 'all'}           | 400 | no event is 'deliverd'; did you mean 'delivered'?
                    {'id': 'x', 'destinations': 'all', 'rate': 0}          | 400 | rate must be a whole number of events per second, from 1 to 100000
                    {'id': 'x', 'destinations': 'all', 'dryRun': 'yes'}    | 400 | dryRun must be true or false
                    {'id':                                                 | 400 | send a JSON object with Content-Type: application/json
                    """)
    void whatIsNotUnderstoodDoesNothing(String body, int status, String detail) {
        assertRefused(order(PATH, body), status, detail);
    }

    @Test
    void aReplayThatIsNotThereOrAnActionThatIsNoneIsRefused() {
        assertRefused(app().get(PATH + "/4711"), 404, "there is no replay of this number");
        assertRefused(app().get(PATH + "/abc"), 404, "there is no replay of this number");
        assertRefused(app().get(PATH + "?limt=1"), 400, "unknown parameter 'limt'; did you mean 'limit'?");
        assertRefused(order(PATH + "/4711", "{'action': 'cancel'}"), 404, "there is no replay of this number");
        assertRefused(order(PATH + "/4711", "{'action': 'stop'}"), 400, "action must be");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("detail").asText()).contains(detail);
    }
}
