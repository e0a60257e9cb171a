package io.signalpost.destination.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import io.signalpost.destination.Demanded;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.destination.erasure.VehicleEraser;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.testing.BusinessSystem;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.signalpost.testing.BusinessSystem.answering;
import static org.assertj.core.api.Assertions.assertThat;

/** The {@code chat} destination against a real server: what it posts, what it posts again, and what it makes of the answers. */
class ChatTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOOK = "/services/T000/B000/secret%2Fword?sig=sword%2Bfish";

    @TempDir
    Path folder;

    private BusinessSystem chat;
    private RunningRoute route;

    @BeforeEach
    void open() throws IOException {
        chat = BusinessSystem.start();
    }

    @AfterEach
    void close() {
        if (route != null) {
            route.close();
        }
        chat.close();
    }

    @Test
    void tellsWhatIsWrongWhatCuresItAndWhichVehicle() throws Exception {
        start();

        deliver(Events.example("vehicle-error-auth-failed.json"));

        BusinessSystem.Request post = chat.requests().get(0);
        assertThat(post.method()).isEqualTo("POST");
        assertThat(post.uri()).hasToString(HOOK);
        assertThat(post.header("Content-Type")).isEqualTo("application/json");
        assertThat(post.headers().keySet()).noneMatch(name -> name.toLowerCase().startsWith("smartcar"));
        assertThat(JSON.readTree(post.body())).isEqualTo(JSON.createObjectNode().put("text", """
                KIA EV6: Stored login rejected.
                Fault: CONNECTED_SERVICES_ACCOUNT AUTHENTICATION_FAILED
                What cures it: REAUTHENTICATE
                Vehicle id: 1bcddf9f-f4f4-5e71-9870-ce0851b7f826"""));
    }

    @Test
    void teamsGetsACard() throws Exception {
        start("destination.chat.message-template=classpath:chat/teams.json");

        deliver(permission("e1", "ERROR"));

        JsonNode attachment = message(0).at("/attachments/0");
        assertThat(attachment.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.at("/content/body/0/text").asText()).startsWith("KIA EV6: What is wrong\n");
    }

    @Test
    void takesTextAndMessageFromTheOperatorsFiles() throws Exception {
        Path text = Files.writeString(folder.resolve("text.txt"), "Fault ${body.type} of ${variable.event.id}\n");
        Path message = Files.writeString(folder.resolve("message.json"), "{\"content\": ${body}, \"tts\": false}");
        start("destination.chat.text-template=file:" + text, "destination.chat.message-template=file:" + message);

        deliver(permission("e1", "ERROR"));

        assertThat(message(0)).isEqualTo(JSON.readTree("{\"content\": \"Fault PERMISSION of e1\", \"tts\": false}"));
    }

    @Test
    void noTextOfAnEventEndsTheMessageOrCallsTheWholeChannel() throws Exception {
        start();
        ObjectNode body = Events.faultBody("e1", 0, "PERMISSION", null, "ERROR");
        ((ObjectNode) body.at("/data/vehicle")).put("model", "\"}\\ <!channel> ${header.x} {{destination.chat.url}}");

        deliver(Events.event(body));

        assertThat(message(0).path("text").asText())
                .startsWith("KIA \"}\\ ‹!channel› ${header.x} {{destination.chat.url}}: What is wrong\n");
    }

    @Test
    void aFaultIsToldOnceUntilItIsResolvedAlsoAcrossARestart() throws Exception {
        start();
        deliver(permission("e1", "ERROR"));
        route.close();
        start();
        deliver(permission("e2", "ERROR"));
        deliver(Events.example("vehicle-error-unreachable.json")); // passes by itself
        assertThat(chat.requests()).hasSize(1);

        deliver(permission("e3", "RESOLVED"));
        deliver(permission("e4", "ERROR"));

        assertThat(chat.requests()).hasSize(2);
    }

    @Test
    void anotherNodeRepeatsNothingWhenTheEventLogIsInPostgresqlAndAVehicleIsForgotten() throws Exception {
        String eventLog = "signalpost.event-log.url=" + LogDatabase.postgresql().url();
        start(eventLog);
        deliver(permission("e1", "ERROR"));
        route.close();
        start(folder.resolve("other"), eventLog);

        deliver(permission("e2", "ERROR"));

        assertThat(chat.requests()).hasSize(1);
        assertThat(folder.resolve("other/chat.db")).doesNotExist();
        VehicleEraser eraser = route.context().getBean("destination-chat-eraser", VehicleEraser.class);
        assertThat(eraser.erase("another")).containsExactly(Map.entry("chat_alert", 0L));
        assertThat(eraser.erase(Events.VEHICLE)).containsExactly(Map.entry("chat_alert", 1L));
    }

    @Test
    void ofSeveralFaultsThoseThatWereToldAreNotToldAgain() throws Exception {
        start();
        ObjectNode body = Events.faultBody("e1", 0, "PERMISSION", null, "ERROR");
        ((ArrayNode) body.at("/data/errors"))
                .add(Events.faultBody("e1", 0, "CONNECTED_SERVICES_ACCOUNT", "X", "ERROR")
                        .at("/data/errors/0"));
        chat.answer(
                exchange -> answering(chat.requests().size() == 2 ? 500 : 200).handle(exchange));

        assertThat(understand(route.deliver("chat", Events.event(body))).text())
                .isEqualTo("the chat answered HTTP 500");
        deliver(Events.event(body));

        assertThat(chat.requests()).hasSize(3);
        assertThat(message(2)).isEqualTo(message(1)).isNotEqualTo(message(0));
    }

    @Test
    void aStatusOfTheWebhookMeansUnavailableAndOneOfTheMessageDead() throws Exception {
        start();

        for (int ofTheWebhook : new int[] {401, 403, 404, 410}) {
            assertThat(answered(answering(ofTheWebhook))).hasToString("unavailable");
        }
        for (int ofTheMessage : new int[] {400, 413}) {
            assertThat(answered(answering(ofTheMessage))).hasToString("dead");
        }
        assertThat(answered(answering(429, "Retry-After", "1"))).hasToString("unavailable");
        assertThat(answered(answering(500))).hasToString("retry");
        assertThat(chat.requests()).hasSize(8);
    }

    private FailureKind answered(HttpHandler answer) throws Exception {
        chat.answer(answer);
        return understand(route.deliver("chat", permission("e1", "ERROR"))).kind();
    }

    @Test
    void aChatThatIsAwayMeansUnavailableAndItsAddressIsNotTold() throws Exception {
        start();
        chat.close();

        Exception failure = route.deliver("chat", permission("e1", "ERROR"));

        assertThat(understand(failure).kind()).hasToString("unavailable");
        assertThat(ExceptionUtils.getStackTrace(failure)).doesNotContain("sword", "secret", "T000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            url=                          | destination.chat.url (DESTINATION_CHAT_URL) is not set; write the address of the chat's incoming webhook, for instance https://hooks.slack.com/services/T000/B000/XXXX
            url=hooks.slack.com/services  | destination.chat.url (DESTINATION_CHAT_URL) is not an http or https address with a host; write the address of the chat's incoming webhook, for instance https://hooks.slack.com/services/T000/B000/XXXX
            timeout=0s                    | destination.chat.timeout is PT0S, write a time above zero, for instance 10s
            allow-private-addresses=false | destination.chat.url (DESTINATION_CHAT_URL): the address is not a public one; if the system is yours, write destination.chat.allow-private-addresses=true (DESTINATION_CHAT_ALLOW_PRIVATE_ADDRESSES)
            """)
    void aSettingThatIsMissingOrWrongIsSaidInOneLineAtTheStart(String setting, String line) {
        assertThat(Demanded.refusal("chat", "url=http://localhost/hook", "allow-private-addresses=true", setting))
                .isEqualTo(line);
    }

    private void start(String... more) {
        start(folder.resolve("data"), more);
    }

    private void start(Path dataDir, String... more) {
        route = RunningRoute.start(
                dataDir,
                "routes/chat.camel.yaml",
                ArrayUtils.insert(
                        0,
                        more,
                        "destination.chat.enabled=true",
                        "destination.chat.url=http://localhost:" + chat.port() + HOOK,
                        "destination.chat.allow-private-addresses=true"));
    }

    private void deliver(VehicleEvent event) throws Exception {
        assertThat(route.deliver("chat", event)).isNull();
    }

    private JsonNode message(int index) throws IOException {
        return JSON.readTree(chat.requests().get(index).body());
    }

    private static VehicleEvent permission(String id, String state) {
        return Events.fault(id, 0, "PERMISSION", null, state);
    }

    private Failure understand(Throwable failure) {
        assertThat(failure).isNotNull();
        return Failures.of(failure, FailureTable.parse(route.endpoint("chat").getFailures()));
    }
}
