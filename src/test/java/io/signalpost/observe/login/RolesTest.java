package io.signalpost.observe.login;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.account.Role;
import io.signalpost.testing.ApiDescription.Operation;
import io.signalpost.testing.DescribedAnswers;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.observe.login.LoginApp.basic;
import static io.signalpost.observe.login.LoginApp.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What each role may read, be shown and do, over HTTP Basic as a script has it. */
class RolesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static LoginApp receiver;

    @BeforeAll
    static void start() {
        receiver = new LoginApp(folder);
        receiver.put("both", Role.OPERATOR, Role.AUDITOR);
        receiver.app.post(Examples.withId("vehicle-error.json", "refused"), "0".repeat(64));
        await().until(() -> status("viewer", "GET", "/observe/refused/1") == 200);
    }

    /** And lets the audit have refusals again, of which it takes so many a minute. */
    @BeforeEach
    void forgiveWrongLogins() {
        receiver.forgive();
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    static List<Operation> operations() {
        return DescribedAnswers.OBSERVE.operations();
    }

    /** The description says by {@code security} who may; without it all who have logged in. */
    @ParameterizedTest
    @MethodSource("operations")
    void eachRoleMayDoWhatIsDescribedAndNoMore(Operation operation) throws Exception {
        String path = DescribedAnswers.OBSERVE.examplePath(operation);

        for (Role role : Role.values()) {
            assertThat(status(role.word(), operation.method(), path) != 403)
                    .as(role + " may " + operation.method() + " " + path)
                    .isEqualTo(mayBeUsedBy(operation, role));
        }
        boolean forEverybody = operation.id().equals("logIn") || path.matches("/observe/health/(live|ready)");
        assertThat(status(null, operation.method(), path) != 401)
                .as("a stranger may " + operation.method() + " " + path)
                .isEqualTo(forEverybody);
    }

    private static boolean mayBeUsedBy(Operation operation, Role role) {
        List<String> roles = StreamSupport.stream(
                        operation.node().path("security").spliterator(), false)
                .flatMap(way -> StreamSupport.stream(way.path("login").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
        return roles.isEmpty() || roles.contains(role.word());
    }

    static Stream<Operation> revealing() {
        return operations().stream().filter(operation -> DescribedAnswers.OBSERVE.queryParameters(operation).stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals("reveal")));
    }

    @ParameterizedTest
    @MethodSource("revealing")
    void onlyAnAuditorIsShownPersonalData(Operation operation) throws Exception {
        String path = DescribedAnswers.OBSERVE.examplePath(operation);

        for (String name : List.of("viewer", "operator")) {
            assertThat(status(name, "GET", path + "?reveal=true")).isEqualTo(403);
            assertThat(status(name, "GET", path + "?reveal=false")).isIn(200, 404);
        }
        assertThat(status("auditor", "GET", path + "?reveal=true")).isIn(200, 404);
        assertThat(status("both", "GET", path + "?reveal=true")).isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reveal=TRUE",
                "reveal=1",
                "reveal",
                "reveal=false&reveal=true",
                "r%65veal=true",
                "x=1;&reveal=true"
            })
    void noSpellingGetsPastIt(String query) throws Exception {
        assertThat(status("viewer", "GET", "/observe/events?" + query)).isEqualTo(403);
    }

    @Test
    void anActionWithoutTheRoleIsRefusedAndNoted() {
        HttpResponse<String> answer =
                receiver.as("auditor", "POST", "/observe/destinations/database", "{\"action\":\"pause\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("detail").asText()).isEqualTo("to act needs the role operator");
        assertThat(json(receiver.as("viewer", "GET", "/observe/destinations/database", ""))
                        .path("state")
                        .asText())
                .isEqualTo("running");
        JsonNode deed = receiver.deed();
        assertThat(deed.path("operator").asText()).isEqualTo("auditor");
        assertThat(deed.path("action").asText()).isEqualTo("act");
        assertThat(deed.path("outcome").asText()).isEqualTo("refused");
        assertThat(deed.at("/target/path").asText()).isEqualTo("/observe/destinations");
        assertThat(deed.at("/answer/error").asText()).isEqualTo("to act needs the role operator");
    }

    @Test
    void aRevealWithoutTheRoleIsRefusedAndNotedWithoutWhoseItWas() {
        HttpResponse<String> answer = receiver.as(
                "operator", "GET", "/observe/vehicles/1bcddf9f-f4f4-5e71-9870-ce0851b7f826?reveal=true", "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("detail").asText()).isEqualTo("to be shown personal data needs the role auditor");
        JsonNode deed = receiver.deed();
        assertThat(deed.path("action").asText()).isEqualTo("reveal");
        assertThat(deed.path("outcome").asText()).isEqualTo("refused");
        assertThat(deed.toString()).contains("\"/observe/vehicles\"").doesNotContain("1bcddf9f");
    }

    @Test
    void theAuditHasWhoDidIt() {
        assertThat(receiver.as("both", "POST", "/observe/loss", "{\"action\":\"acknowledge\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(receiver.deed().path("operator").asText()).isEqualTo("both");
        assertThat(receiver.deed().path("outcome").asText()).isEqualTo("done");
    }

    @Test
    void theBodyOfARefusedRequestIsShownToAnAuditorAsItCameAndToOthersMasked() {
        JsonNode masked = json(receiver.as("viewer", "GET", "/observe/refused/1", ""));
        JsonNode whole = json(receiver.as("auditor", "GET", "/observe/refused/1?reveal=true", ""));

        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(masked.path("body").asText()).contains("\"eventType\":\"VEHICLE_ERROR\"", "***");
        assertThat(whole.path("masked").asBoolean()).isFalse();
        assertThat(whole.path("body").asText()).contains("VEHICLE_ERROR").doesNotContain("***");
    }

    @Test
    void whatIsInIllHealthIsToldToWhoeverMayLogIn() {
        assertThat(receiver.as("viewer", "GET", "/observe/health", "").body()).contains("\"eventLog\"");
    }

    /** Of an answer that may have no end. @param name null for nobody */
    private static int status(String name, String method, String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(receiver.app.management(path))
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        if (name != null) {
            request.header("Authorization", basic(name, LoginApp.PASSWORD));
        }
        HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }
}
