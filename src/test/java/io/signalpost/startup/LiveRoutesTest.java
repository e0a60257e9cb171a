package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.testing.Examples;
import org.apache.camel.CamelContext;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Route files that are saved while the application runs. */
@ExtendWith(OutputCaptureExtension.class)
class LiveRoutesTest {

    @TempDir
    Path folder;

    private LiveRouteFolder live;

    @BeforeEach
    void start() throws IOException {
        live = new LiveRouteFolder(folder);
        live.save("mine", live.recorder("mine", "first"));
        live.save("with-setting", live.recorder("with-setting", "{{destination.with-setting.word}}"));
        live.start(
                "destination.database.enabled=false",
                "destination.log.enabled=true",
                "destination.with-setting.word=set");
    }

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void theStartSaysThatThisIsForDevelopment(CapturedOutput output) {
        assertThat(output).containsPattern("WARN .*signalpost.routes.reload=true.*in production a change is a restart");
    }

    @Test
    void anEditedFileGoesOnWhereItWas(CapturedOutput output) throws IOException {
        // Given
        String before = live.post();
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("first " + before));

        // When
        live.save("mine", live.recorder("mine", "second"));
        await().until(() -> output.toString().contains("Routes reloaded: mine"));
        String after = live.post();

        // Then
        await().untilAsserted(
                        () -> assertThat(live.written("mine")).containsExactly("first " + before, "second " + after));
    }

    @Test
    void aRouteMayBeRenamedAndKeepsItsDestination(CapturedOutput output) throws IOException {
        // When
        live.save("mine", live.recorder("mine", "second").replace("id: mine", "id: another"));
        await().until(() -> output.toString().contains("Routes reloaded: mine"));
        String after = live.post();

        // Then
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("second " + after));
        assertThat(live.app().bean(CamelContext.class).getRoute("mine")).isNull();
    }

    @Test
    void aBrokenFileLeavesTheOldRouteRunningAndIsToldOnce(CapturedOutput output) throws IOException {
        // Given
        String finding = "mine.camel.yaml:10:44: VehicleEvent has no 'idd'; did you mean 'id'?";

        // When
        live.save("mine", live.recorder("mine", "second").replace("body.id", "body.idd"));
        await().until(() -> output.toString().contains("Routes not reloaded: those before go on"));
        String meanwhile = live.post();

        // Then
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("first " + meanwhile));

        // When it is mended, then
        live.save("mine", live.recorder("mine", "third"));
        await().until(() -> output.toString().contains("Routes reloaded: mine"));
        String after = live.post();
        await().untilAsserted(
                        () -> assertThat(live.written("mine")).containsExactly("first " + meanwhile, "third " + after));
        assertThat(StringUtils.countMatches(output, finding)).isEqualTo(1);
        assertThat(output).doesNotContain("is empty");
    }

    @Test
    void aFileThatIsPutBackIsWhatRuns(CapturedOutput output) throws IOException {
        live.save("mine", "- rout:\n");
        await().until(() -> output.toString().contains("Routes not reloaded: those before go on"));

        live.save("mine", live.recorder("mine", "first"));

        await().until(() -> output.toString().contains("Route files are again as they run"));
    }

    @Test
    void aFileThatOnlyCamelRefusesLeavesTheOldRouteRunning(CapturedOutput output) throws IOException {
        // When
        live.save("mine", """
                - route:
                    id: mine
                    description: Reads from a folder that is not there, which no check looks for.
                    from:
                      uri: file:absent
                      parameters:
                        autoCreate: false
                        startingDirectoryMustExist: true
                      steps:
                        - log:
                            message: taken
                """);
        await().until(() -> output.toString().contains("Routes not reloaded: those before go on"));
        String meanwhile = live.post();

        // Then
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("first " + meanwhile));
        assertThat(output).contains("Starting directory does not exist: absent");
    }

    @Test
    void aSavedKameletIsReadAgain(CapturedOutput output) throws IOException {
        // Given
        live.saveKamelet("word", "first");
        live.save(
                "mine",
                live.recorder("mine", "a")
                        .replace("        - to:\n", "        - to:\n            uri: kamelet:word\n        - to:\n"));
        await().until(() -> output.toString().contains("Routes reloaded: mine"));
        String before = live.post();
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("a " + before + " first"));

        // When
        live.saveKamelet("word", "second");
        await().until(() -> output.toString().contains("Routes reloaded: word"));
        String after = live.post();

        // Then
        await().untilAsserted(() ->
                assertThat(live.written("mine")).containsExactly("a " + before + " first", "a " + after + " second"));
    }

    @Test
    void aBeanOfAFileIsMadeAnew(CapturedOutput output) throws IOException {
        // Given
        String withBean = """
                - beans:
                    - name: word
                      type: org.apache.commons.lang3.mutable.MutableObject
                      properties:
                        value: second
                """ + live.recorder("mine", "${bean:word?method=getValue}");
        live.save("mine", withBean);
        await().until(() -> output.toString().contains("Routes reloaded: mine"));
        String first = live.post();
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("second " + first));

        // When
        live.save("mine", withBean.replace("value: second", "value: third"));

        // Then
        await().until(() -> output.toString()
                        .lines()
                        .filter(line -> line.contains("Routes reloaded: mine"))
                        .count()
                == 2);
        String second = live.post();
        await().untilAsserted(
                        () -> assertThat(live.written("mine")).containsExactly("second " + first, "third " + second));
    }

    @Test
    void aNewFileAddsItsRouteAndARemovedOneTakesItAway(CapturedOutput output) throws IOException {
        // When
        live.save("other", live.recorder("other", "other"));
        await().until(() -> output.toString().contains("Routes reloaded: other (new)"));
        String first = live.post();

        // Then
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("first " + first));
        await().untilAsserted(() -> assertThat(live.written("other")).containsExactly("other " + first));

        // When
        live.remove("other");
        await().until(() -> output.toString().contains("Routes reloaded: other (removed)"));
        String second = live.post();

        // Then
        await().untilAsserted(() -> assertThat(live.written("mine")).contains("first " + second));
        assertThat(live.written("other")).hasSize(1);
        assertThat(live.app().bean(CamelContext.class).getRoute("other")).isNull();
    }

    /** Its settings stay what they were at the start, and are nobody's now. */
    @Test
    void aFileThatHasSettingsCanBeRemovedAndOthersAreReloadedAfterwards(CapturedOutput output) throws IOException {
        // When
        live.remove("with-setting");
        await().until(() -> output.toString().contains("Routes reloaded: with-setting (removed)"));
        live.save("mine", live.recorder("mine", "second"));
        await().until(() -> output.toString().contains("Routes reloaded: mine"));
        String after = live.post();

        // Then
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("second " + after));
        assertThat(live.written("with-setting")).isEmpty();
        assertThat(output).doesNotContain("unknown key", "not reloaded");
    }

    @Test
    void aFileTakesThePlaceOfThePackagedOneAndGivesItBack(CapturedOutput output) throws IOException {
        CamelContext camel = live.app().bean(CamelContext.class);

        // When
        String mine = live.recorder("log", "mine instead")
                .replace("  from:", "  precondition: \"{{destination.log.enabled}}\"\n    from:");
        live.save("log", mine);
        await().until(() -> output.toString().contains("Routes reloaded: log"));
        String first = live.post();

        // Then
        await().untilAsserted(() -> assertThat(live.written("log")).containsExactly("mine instead " + first));

        // When
        live.remove("log");
        await().until(() -> output.toString().contains("Routes reloaded: log (packaged)"));
        String second = live.post();

        // Then
        await().untilAsserted(() -> assertThat(output).contains("VEHICLE_STATE " + second));
        assertThat(live.written("log")).hasSize(1);
        assertThat(camel.getRoute("log").getSourceResource().getLocation())
                .isEqualTo("classpath:routes/log.camel.yaml");
    }

    @Test
    void whatAllRoutesAreMadeWithIsChangedInAll(CapturedOutput output) throws IOException {
        // Given
        String refuse = Files.readString(Path.of("routes/refuse-webhook.camel.yaml"));
        byte[] event = Examples.body("vehicle-state-many-signals.json");
        assertThat(live.app().post(event, "").statusCode()).isEqualTo(401);

        // When
        live.save("refuse-webhook", refuse.replace("\"${exception.status}\"", "\"403\""));
        await().until(() -> output.toString().contains("Routes reloaded: refuse-webhook"));

        // Then
        assertThat(live.app().post(event, "").statusCode()).isEqualTo(403);

        // When
        live.remove("refuse-webhook");
        await().until(() -> output.toString().contains("Routes reloaded: refuse-webhook (packaged)"));

        // Then
        assertThat(live.app().post(event, "").statusCode()).isEqualTo(401);
        String id = live.post();
        await().untilAsserted(() -> assertThat(live.written("mine")).containsExactly("first " + id));
    }
}
