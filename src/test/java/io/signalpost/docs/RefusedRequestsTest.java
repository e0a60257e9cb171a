package io.signalpost.docs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.webhook.doctor.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Does what docs/refused-requests.md tells, with its own words, and compares what it shows. */
class RefusedRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What differs from run to run. */
    private static final List<String> OWN_VALUE = List.of("receivedAt", "size", "signature", "headers", "body");

    @TempDir
    private Path folder;

    private final String page = read(Path.of("docs/refused-requests.md"));

    @Test
    void everyCommandShowsWhatThePageShows() throws Exception {
        List<String> commands = blocks("sh").toList();
        List<JsonNode> answers = blocks("json").map(RefusedRequestsTest::json).toList();
        assertThat(commands).hasSize(7);
        assertThat(answers).hasSize(4);
        try (RunningApp app = RunningApp.start(folder)) {
            String list = commands.get(0);
            assertThat(shell(app, list)).isEqualTo("[]");
            assertThat(shell(app, commands.get(1))).contains("HTTP/1.1 401");
            await().until(() -> !shell(app, list).equals("[]"));

            assertThat(comparable(shell(app, list))).isEqualTo(comparable(answers.get(0)));
            assertThat(comparable(shell(app, commands.get(2)))).isEqualTo(comparable(answers.get(1)));
            assertThat(shell(app, commands.get(3))).contains("diagnosis=\"body-white-space\",mode=\"LIVE\"");
            assertThat(comparable(shell(app, commands.get(4)))).isEqualTo(comparable(answers.get(2)));
            assertThat(comparable(shell(app, commands.get(5)))).isEqualTo(comparable(answers.get(3)));
            assertThat(shell(app, commands.get(6).replace("curl", "curl -i"))).contains("HTTP/1.1 404");
        }
    }

    @Test
    void everyDiagnosisIsExplained() {
        String table = page.substring(page.indexOf("## 3."), page.indexOf("## 4."));
        assertThat(table.lines()
                        .filter(line -> line.startsWith("| `"))
                        .skip(1)
                        .map(line -> line.split("\\|")[1])
                        .flatMap(cell ->
                                Pattern.compile("`([a-z0-9-]+)`").matcher(cell).results())
                        .map(word -> word.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Diagnosis.values()).map(Diagnosis::word).toList());
    }

    @Test
    void theWarningIsTheOneThatIsLogged() {
        assertThat(page.replace("\n", " "))
                .contains(Diagnosis.BODY_WHITE_SPACE.happened() + " " + Diagnosis.BODY_WHITE_SPACE.advice());
    }

    private static JsonNode comparable(String answer) {
        return comparable(json(answer));
    }

    private static JsonNode comparable(JsonNode answer) {
        JsonNode entry = answer.isArray() ? answer.get(0) : answer;
        OWN_VALUE.stream().filter(entry::has).forEach(field -> ((ObjectNode) entry).put(field, "..."));
        return answer;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private Stream<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String shell(RunningApp app, String block) throws Exception {
        String script = block.replace("localhost:8080", "localhost:" + app.port())
                .replace("localhost:9876", "localhost:" + app.management("/").getPort());
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", script);
        builder.environment().put("SMARTCAR_MANAGEMENT_TOKEN", Examples.TOKEN);
        Process shell = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
