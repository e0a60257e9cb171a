package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.signalpost.startup.route.RouteFiles;
import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What the checks find at the start; what they find at all is {@link BrokenSetupTest}'s. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

    private static final String WRONG_TWICE = """
            - route:
                id: wrong
                from:
                  uri: event-log:wrong
                  parameters:
                    eventTyps: VEHICLE_STATE
                  steps:
                    - to:
                        uri: htps://x.example.com
            """;

    private static final String DOUBTFUL = """
            - route:
                id: doubtful
                from:
                  uri: event-log:doubtful
                  steps:
                    - log:
                        message: "${body}"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void ingress() throws IOException {
        IngressRoutes.copyTo(folder);
    }

    @Test
    void allErrorsAreToldAtOnceEachWithFileAndLine(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.camel.yaml"), WRONG_TWICE);

        Throwable failure = catchThrowable(() -> start("signalpost.prot=1").close());

        assertThat(failure).isNotNull();
        assertThat(output.getAll().lines().filter(line -> line.contains("ERROR")))
                .hasSize(3)
                .allMatch(line -> line.contains("Not started: "))
                .anyMatch(line -> line.contains("command line: unknown key 'signalpost.prot'"))
                .anyMatch(line -> line.contains(file + ":6:9: unknown option 'eventTyps' of event-log;"))
                .anyMatch(line -> line.contains(file + ":9:18: unknown component 'htps';"));
        assertThat(output).doesNotContain("\tat ").doesNotContain("Exception: ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** Else a log without events would be what is looked into next. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smartcar.management-tokens.default=  | smartcar.management-tokens.default is blank
            smartcar.management-tokens.errors=x  | the name is also a path, /webhooks/smartcar/errors; write one of
            smartcar.management-token=another    | and smartcar.management-tokens.default differ; write only one
            signalpost.ssl.bundle=publik         | there is no SSL bundle of that name; write spring.ssl.bundle.pem.publik.
            signalpost.management-ssl-bundle=ops | there is no SSL bundle of that name; write spring.ssl.bundle.pem.ops.
            """)
    void whatReceivingNeedsIsAskedForBeforeAnythingIsOpened(String setting, String said, CapturedOutput output) {
        assertThat(catchThrowable(() -> start(setting).close())).isNotNull();

        assertThat(output).contains(said);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aSettingThatIsNotSetIsAnErrorHere(CapturedOutput output) throws IOException {
        Files.writeString(
                folder.resolve("wrong.camel.yaml"), DOUBTFUL.replace("${body}", "{{destination.doubtful.text}}"));

        assertThat(catchThrowable(() -> start().close())).isNotNull();

        assertThat(output).contains("{{destination.doubtful.text}} is not set; write destination.doubtful.text=...");
    }

    @Test
    void aWarningIsLoggedAndStopsNothing(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("doubtful.camel.yaml"), DOUBTFUL);

        start().close();

        assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ")))
                .anyMatch(line -> line.contains(file + ":7:25: the whole event would be logged"));
    }

    @Test
    void aSignalThatIsNotKnownYetPassesWithAWarningWhenASettingSaysSo(CapturedOutput output) throws IOException {
        Files.writeString(
                folder.resolve("wrong.camel.yaml"),
                DOUBTFUL.replace("${body}", "${body.signal('hydrogen-level').present}"));

        start("signalpost.filters.unknown=warn").close();

        assertThat(output).contains("no signal has the code 'hydrogen-level'");
    }

    private RunningApp start(String... more) {
        String[] settings = Arrays.copyOf(more, more.length + 1);
        settings[more.length] = RouteFiles.PATTERN_KEY + "=file:" + folder + "/*.camel.yaml";
        return RunningApp.start(folder.resolve("data"), settings);
    }
}
