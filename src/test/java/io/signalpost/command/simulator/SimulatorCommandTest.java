package io.signalpost.command.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sun.misc.Signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class SimulatorCommandTest {

    private static final Map<String, String> TOKEN = Map.of(ManagementToken.CURRENT, Examples.TOKEN);

    @Test
    void itServesThePageAndTheApisUntilItIsStopped() throws Exception {
        StringWriter out = new StringWriter();
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> CommandRun.line(TOKEN)
                .setOut(new PrintWriter(out, true))
                .execute(
                        "simulator",
                        "--port=0",
                        "--vehicles=7",
                        "--time-scale=30",
                        "--target=http://localhost:8080/webhooks/smartcar",
                        "--no-allow-local"));
        await().until(() -> exit.isDone() || out.toString().contains("client secret"));
        URI page = URI.create(found("page +(\\S+)", out));

        assertThat(get(page)).contains("<html");
        assertThat(get(page.resolve("/openapi.yaml"))).startsWith("openapi:");
        JsonNode status = new ObjectMapper().readTree(get(page.resolve("/api/status")));
        assertThat(status.path("running").asBoolean()).isTrue();
        assertThat(status.path("timeScale").asDouble()).isEqualTo(30);
        assertThat(status.path("allowLocal").asBoolean()).isFalse();
        assertThat(status.path("suggestedCallbackUri").asText()).isEqualTo("http://localhost:8080/webhooks/smartcar");
        assertThat(new ObjectMapper().readTree(get(page.resolve("/api/vehicles"))))
                .hasSize(7);
        assertThat(RunningApp.send(HttpRequest.newBuilder(page.resolve("/oauth2/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=client_credentials&client_id=" + found("client id +(\\S+)", out)
                                                + "&client_secret=" + found("client secret +(\\S+)", out)))
                                .build())
                        .statusCode())
                .isEqualTo(200);

        Signal.raise(new Signal("TERM"));
        assertThat(exit.get()).isZero();
        assertThat(out.toString()).doesNotContain(Examples.TOKEN);
    }

    @Test
    void itSaysWhatIsWrong() {
        assertThat(CommandRun.of(Map.of(), "simulator").exit()).isEqualTo(2);
        assertThat(CommandRun.of(Map.of(), "simulator").err()).contains("SMARTCAR_MANAGEMENT_TOKEN");
        assertThat(CommandRun.of(TOKEN, "simulator", "--adress=::1").err()).contains("did you mean '--address'?");
        assertThat(CommandRun.of(TOKEN, "simulator", "--vehicles=0").err()).contains("--vehicles");
        assertThat(CommandRun.of(TOKEN, "simulator", "--port=70000").err()).contains("--port: expected 0 to 65535");
    }

    @Test
    void anAddressThatOthersReachNeedsAPassword() {
        CommandRun run = CommandRun.of(TOKEN, "simulator", "--port=0", "--address=0.0.0.0");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--address lets others reach the simulator", "SIGNALPOST_SIMULATOR_PASSWORD");
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandRun run = CommandRun.of(TOKEN, "simulator", "--port=" + taken.getLocalPort());

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains("Port " + taken.getLocalPort() + " is already in use");
        }
    }

    private static String get(URI uri) {
        return RunningApp.send(HttpRequest.newBuilder(uri).build()).body();
    }

    private static String found(String pattern, StringWriter out) {
        Matcher matcher = Pattern.compile(pattern).matcher(out.toString());
        assertThat(matcher.find()).as(out.toString()).isTrue();
        return matcher.group(1);
    }
}
