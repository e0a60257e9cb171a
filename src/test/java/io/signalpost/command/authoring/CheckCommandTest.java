package io.signalpost.command.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The command over a folder and a file of settings. */
class CheckCommandTest {

    private static final String ROUTE = """
            - route:
                id: mine
                from:
                  uri: event-log:mine
                  steps:
                    - to:
                        uri: "file:{{destination.mine.folder}}"
            """;

    @TempDir
    Path folder;

    private CommandRun check(String route, String settings, String... more) throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("mine.camel.yaml"), route);
        Path file = Files.writeString(folder.resolve("application.properties"), settings);
        String[] arguments = Arrays.copyOf(new String[] {"check", routes.toString(), file.toString()}, 3 + more.length);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandRun.of(Map.of(), arguments);
    }

    @Test
    void sayingNothingIsExitCode0() throws IOException {
        CommandRun run = check(ROUTE, "destination.mine.folder=out\n");

        assertThat(run.out()).isEqualTo("no errors, no warnings\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void whatOnlyProductionSetsIsAWarningAndExitCode0() throws IOException {
        CommandRun run = check(ROUTE, "");

        assertThat(run.out())
                .contains("mine.camel.yaml:7:24: warning: {{destination.mine.folder}} is not set;")
                .endsWith("no errors, 1 warning\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void errorsAreToldAtOnceAndExitCode1() throws IOException {
        CommandRun run = check(ROUTE.replace("file:", "flie:"), "destination.mine.folder=out\nsignalpost.prot=1\n");

        assertThat(run.out())
                .contains("application.properties:2:1: unknown key 'signalpost.prot'; did you mean 'signalpost.port'?")
                .contains("mine.camel.yaml:7:18: unknown component 'flie'; did you mean 'file'?")
                .endsWith("2 errors, no warnings\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void printsTheFormThatIsAskedFor() throws IOException {
        CommandRun run = check(ROUTE.replace("file:", "flie:"), "destination.mine.folder=out\n", "--format=json");

        assertThat(new ObjectMapper().readTree(run.out()).findValuesAsText("rule"))
                .containsExactly("missing-part");
    }

    @Test
    void wronglyWrittenIsExitCode2() {
        assertThat(CommandRun.of(Map.of(), "check", "--format=xml").exit()).isEqualTo(2);
        assertThat(CommandRun.of(Map.of(), "check", "no-such-folder").err())
                .contains("there is no such file or folder");
        assertThat(CommandRun.of(Map.of(), "check", "no-such-folder").exit()).isEqualTo(2);
    }
}
