package io.signalpost.observe.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.DescribedAnswers;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator is told of events, through the management port. */
abstract class EventsContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANY = "vehicle-state-many-signals.json";

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

    private void post(byte[] body) {
        assertThat(app().post(body).statusCode()).isEqualTo(200);
    }

    private void post(String example, String id) {
        post(Examples.withId(example, id));
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("events").forEach(event -> ids.add(event.path("id").asText()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void listsTheNewestFirstAPageAtATime() {
        for (int i = 0; i < 5; i++) {
            post(MANY, "paged-" + i);
        }
        List<String> wanted = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/observe/events?limit=2&id=paged-0,paged-1,paged-2,paged-3,paged-4" + cursor);
            assertThat(page.path("events").size()).isLessThanOrEqualTo(2);
            wanted.addAll(ids(page));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : null;
        } while (cursor != null);

        assertThat(wanted).containsExactly("paged-4", "paged-3", "paged-2", "paged-1", "paged-0");
    }

    @Test
    void tellsOfEachWhatItIsAndWhatBecameOfIt() {
        post(MANY, "told");

        await().untilAsserted(() -> assertThat(get("/observe/events?id=told")
                        .at("/events/0/deliveries/database")
                        .asText())
                .isEqualTo("delivered"));
        JsonNode event = get("/observe/events?id=told").at("/events/0");
        assertThat(event.path("type").asText()).isEqualTo("VEHICLE_STATE");
        assertThat(event.path("vehicleId").asText()).isEqualTo("1bcddf9f-f4f4-5e71-9870-ce0851b7f826");
        assertThat(event.path("token").asText()).isEqualTo("default");
        assertThat(event.path("receivedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(event.path("signals").asInt()).isPositive();
        assertThat(event.path("size").asInt()).isEqualTo(Examples.withId(MANY, "told").length);
    }

    @ParameterizedTest
    @CsvSource({
        "type=VEHICLE_ERROR, found-error",
        "type=vehicle_state, found-state",
        "trigger=FIRST_DELIVERY, found-first",
        "signal=odometer-traveleddistance:gt:1, found-state",
        "destination=database&state=delivered, found-state found-error found-first",
        "state=dead, ",
        "state=pruned, ",
        "token=default, found-state found-error found-first",
        "token=fleet-b, ",
        "mode=TEST, found-test",
        "from=2026-01-01&to=2099-01-01, found-state found-error found-first found-test",
        "from=2099-01-01, ",
        "to=2026-01-01, "
    })
    void findsWhatIsAskedFor(String parameters, String wanted) {
        post(MANY, "found-state");
        post("vehicle-error.json", "found-error");
        post("vehicle-state-first-delivery.json", "found-first");
        post("vehicle-state-test-mode.json", "found-test");
        String all = "id=found-state,found-error,found-first,found-test&";

        if (wanted == null) {
            assertThat(ids(get("/observe/events?" + all + parameters))).isEmpty();
        } else {
            await().untilAsserted(() ->
                    assertThat(ids(get("/observe/events?" + all + parameters))).contains(wanted.split(" ")));
        }
    }

    @Test
    void ofOneItTellsAllWithoutPersonalData() {
        post(MANY, "whole");

        JsonNode event = get("/observe/events/whole");

        assertThat(event.path("id").asText()).isEqualTo("whole");
        assertThat(event.path("signature").path("verified").asBoolean()).isTrue();
        assertThat(event.path("masked").asBoolean()).isTrue();
        assertThat(event.path("body").asText()).contains("\"whole\"").doesNotContain("latitude\":1", "latitude\":3");
        assertThat(event.path("vehicle").path("make").isTextual()).isTrue();
        assertThat(event.path("deliveries").findValuesAsText("destination")).contains("database");
    }

    @Test
    void whoAsksForPersonalDataGetsTheBodyAsItWasSent() {
        byte[] body = Examples.withId(MANY, "revealed");
        post(body);

        JsonNode event = get("/observe/events/revealed?reveal=true");

        assertThat(event.path("body").asText()).isEqualTo(new String(body, StandardCharsets.UTF_8));
        assertThat(event.path("masked").asBoolean()).isFalse();
    }

    @Test
    void tellsWhichSignalsSayOtherThanInTheEventOfTheVehicleBefore() {
        String before = new String(Examples.withId(MANY, "before"), StandardCharsets.UTF_8);
        post(before.getBytes(StandardCharsets.UTF_8));
        String now = before.replace("\"before\"", "\"after\"").replaceFirst("\"value\":(\\d+)", "\"value\":1$1");
        post(now.getBytes(StandardCharsets.UTF_8));

        JsonNode event = get("/observe/events/after");

        assertThat(event.path("previous").asText()).isEqualTo("before");
        assertThat(event.path("differences")).hasSize(1);
        JsonNode difference = event.at("/differences/0");
        assertThat(difference.path("change").asText()).isEqualTo("changed");
        assertThat(difference.at("/now/value").asText())
                .isEqualTo("1" + difference.at("/before/value").asText());
    }

    @Test
    void listsWhatBecameOfEventsAPageAtATimeThoseOfTheNewestFirst() {
        for (int i = 0; i < 3; i++) {
            post(MANY, "went-" + i);
        }
        String asked = "/observe/deliveries?event=went-0,went-1,went-2";
        await().untilAsserted(() ->
                assertThat(get(asked + "&state=delivered").path("deliveries")).hasSize(6));
        List<String> wanted = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(asked + "&limit=1" + cursor);
            assertThat(page.path("deliveries").size()).isLessThanOrEqualTo(1);
            page.path("deliveries")
                    .forEach(each -> wanted.add(each.path("event").asText() + " at "
                            + each.path("destination").asText()));
            cursor = page.has("next") ? "&cursor=" + encoded(page.path("next").asText()) : null;
        } while (cursor != null);

        assertThat(wanted)
                .containsExactly(
                        "went-2 at database",
                        "went-2 at log",
                        "went-1 at database",
                        "went-1 at log",
                        "went-0 at database",
                        "went-0 at log");
    }

    @Test
    void tellsOfADeliveryWhatTheDestinationSaid() {
        post(MANY, "said");
        String asked = "/observe/deliveries?event=said&destination=database";
        await().untilAsserted(() ->
                assertThat(get(asked).at("/deliveries/0/state").asText()).isEqualTo("delivered"));

        JsonNode delivery = get(asked).at("/deliveries/0");
        assertThat(delivery.path("number").asLong())
                .isEqualTo(get("/observe/events/said").path("number").asLong());
        assertThat(delivery.path("outcome").asText()).isEqualTo("delivered");
        assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
        assertThat(delivery.path("receivedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        await().untilAsserted(() ->
                assertThat(get(asked).at("/deliveries/0/at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "destination=log, 1",
        "vehicle=1BCDDF9F-f4f4-5e71-9870-ce0851b7f826, 2",
        "vehicle=none, 0",
        "type=VEHICLE_ERROR, 0",
        "signal=odometer-traveleddistance:gt:1, 2",
        "state=dead, 0",
        "state=pruned, 0",
        "state=filtered, 0",
        "'state=delivered,dead', 2",
        "from=2026-01-01&to=2099-01-01, 2",
        "to=2026-01-01, 0",
        "cursor=1, 0"
    })
    void findsTheDeliveriesThatAreAskedFor(String parameters, int count) {
        post(MANY, "delivery-found");

        await().untilAsserted(() -> assertThat(get("/observe/deliveries?event=delivery-found&" + parameters)
                        .path("deliveries"))
                .hasSize(count));
    }

    @Test
    void aDryRunOfARewindSaysHowManyEventsWouldBeReadAgain() {
        post(MANY, "read-again");
        await().until(() -> get("/observe/destinations/log").path("pending").asInt() == 0);
        String rewind = "{\"action\":\"rewind\",\"from\":\"beginning\"";

        int look = json(app().act("log", rewind + ",\"dryRun\":true}"))
                .path("events")
                .asInt();
        JsonNode done = json(app().act("log", rewind + "}"));

        assertThat(look).isPositive().isEqualTo(done.path("events").asInt());
    }

    @Test
    void theIndexSaysWhatThereIsAndHowItStands() {
        JsonNode index = get("/observe");

        assertThat(index).isEqualTo(get("/observe/"));
        assertThat(index.at("/resources").findValuesAsText("path"))
                .contains("/observe/events", "/observe/deliveries", "/observe/openapi.yaml");
        assertThat(index.at("/resources").findValuesAsText("POST"))
                .contains("Pause, resume, retry or discard its dead letters, rewind, send a test event");
        for (JsonNode concern : index.path("attention")) {
            assertThat(concern.path("count").asInt(-1)).as(concern.toString()).isNotNegative();
            assertThat(app().get(concern.path("path").asText()).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    events?typ=VEHICLE_STATE           | unknown parameter 'typ'; did you mean 'type'?
                    events?colour=red                  | unknown parameter 'colour'; there are cursor, destination, from
                    events?state=deliverd              | no event is 'deliverd'; did you mean 'delivered'?
                    events?limit=0                     | limit must be a number from 1 to 1000
                    events?limit=1001                  | limit must be a number from 1 to 1000
                    events?limit=1&limit=2             | limit may be given once
                    events?cursor=abc                  | cursor must be the 'next' of an answer
                    events?from=yesterday              | 'yesterday' is no time; write for instance 2026-11-28T08:00:00Z
                    events?signal=odometer-traveleddistance:lx:1 | unknown comparison 'lx'
                    events?destination=databse         | no destination has this name; there are
                    export?format=xml                  | format must be one of jsonl, csv
                    export?limit=10                    | an export has no limit: it is all that is asked for
                    stream?from=2026-01-01             | a stream has no from
                    stream?typ=VEHICLE_STATE           | unknown parameter 'typ'; did you mean 'type'?
                    deliveries?evnt=x                  | unknown parameter 'evnt'; did you mean 'event'?
                    deliveries?id=x                    | unknown parameter 'id'; there are cursor, destination, event, from
                    deliveries?reveal=true             | unknown parameter 'reveal'; there are
                    deliveries?cursor=abc              | cursor must be the 'next' of an answer
                    deliveries?state=deliverd          | no event is 'deliverd'; did you mean 'delivered'?
                    deliveries?destination=databse     | no destination has this name; there are
                    events?reveal=yes                  | reveal must be true or false
                    events/told?revel=true             | unknown parameter 'revel'; did you mean 'reveal'?
                    """)
    void whatIsNotUnderstoodIsRefusedWithWhatToWrite(String path, String detail) {
        HttpResponse<String> answer = app().get("/observe/" + path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("detail").asText()).contains(detail);
    }

    @Test
    void anEventThatIsNotThereIsToldAsSuch() {
        HttpResponse<String> answer = app().get("/observe/events/" + encoded("nobody knows"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("detail").asText()).isEqualTo("the event log has no event of this id");
    }

    @Test
    void exportsAllThatIsAskedForTheOldestFirstWithoutPersonalData() throws Exception {
        post(MANY, "exported-1");
        post(MANY, "exported-2");

        HttpResponse<String> answer = app().get("/observe/export?id=exported-1,exported-2");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/jsonl");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.body().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).extracting(line -> line.path("id").asText()).containsExactly("exported-1", "exported-2");
        assertThat(lines.get(0).at("/body/eventId").asText()).isEqualTo("exported-1");
        assertThat(lines.get(0).at("/body/data/user/id").asText()).isEqualTo(Masking.HIDDEN);
    }

    @Test
    void exportsATable() {
        post(MANY, "in-table");

        HttpResponse<String> answer = app().get("/observe/export?format=csv&id=in-table");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.body().lines()).hasSize(2).first().asString().startsWith("number,id,type,");
        assertThat(answer.body()).contains(",in-table,VEHICLE_STATE,");
    }

    @Test
    void streamsWhatComesInAndGoesOnWhereItWas() throws Exception {
        Stream<String> lines = lines("/observe/stream?type=VEHICLE_ERROR");
        post(MANY, "not-streamed");
        post("vehicle-error.json", "streamed-1");
        Map<String, String> first = streamed(lines);
        post("vehicle-error.json", "streamed-2");

        Map<String, String> second =
                streamed(lines("/observe/stream?type=VEHICLE_ERROR", "Last-Event-ID", first.get("id")));

        assertThat(DescribedAnswers.OBSERVE.problems("Event", JSON.readTree(first.get("data"))))
                .isEmpty();
        assertThat(JSON.readTree(first.get("data")).path("id").asText()).isEqualTo("streamed-1");
        assertThat(JSON.readTree(second.get("data")).path("id").asText()).isEqualTo("streamed-2");
    }

    private Stream<String> lines(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(app().management(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    /** The fields of the first event that comes. */
    private static Map<String, String> streamed(Stream<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (Iterator<String> each = lines.iterator(); !fields.containsKey("data"); ) {
            String[] field = each.next().split(": ", 2);
            fields.put(field[0], field[field.length - 1]);
        }
        return fields;
    }

    @Test
    void givesTheRequestOfAnEventAsSmartcarSignedItAndNotesIt() {
        byte[] body = Examples.withId(MANY, "requested");
        post(body);

        JsonNode request = get("/observe/events/requested/request");

        assertThat(request.path("body").asText()).isEqualTo(new String(body, StandardCharsets.UTF_8));
        assertThat(request.at("/headers/SC-Signature").asText()).isEqualTo(Examples.sign(body));
        assertThat(request.path("token").asText()).isEqualTo("default");
        assertThat(app().post(
                                request.path("body").asText().getBytes(StandardCharsets.UTF_8),
                                request.at("/headers/SC-Signature").asText())
                        .statusCode())
                .isEqualTo(200);
        JsonNode deed = get("/observe/audit?limit=1").at("/deeds/0");
        assertThat(deed.path("action").asText()).isEqualTo("reveal");
        assertThat(deed.at("/target/of").asText()).isEqualTo("request");
        assertThat(deed.at("/target/event").asText()).isEqualTo("requested");
    }

    /** Else whoever can append an event by a route of his own could have anything signed. */
    @ParameterizedTest
    @CsvSource({
        "unsigned, , 'this event was not posted by Smartcar, so nobody has signed it'",
        "signed-before, gone, 'the management token gone, by which this event was signed, is not configured any more'"
    })
    void signsNothingThatSmartcarHasNot(String id, String token, String why) {
        app().bean(EventLog.class)
                .append(new NewEvent(id, "VEHICLE_STATE", null, null, Instant.now(), token, Examples.withId(MANY, id)))
                .join();

        HttpResponse<String> answer = app().get("/observe/events/" + id + "/request");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("detail").asText()).isEqualTo(why);
        assertThat(answer.body()).doesNotContain(Examples.sign(Examples.withId(MANY, id)));
    }
}
