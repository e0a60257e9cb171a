package io.signalpost.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code java -jar signalpost.jar check} over the packaged jar, where components and their descriptions are in jars of their own. */
class CheckIT {

    private static final String ROUTE = """
            - route:
                id: mine
                from:
                  uri: event-log:mine
                  steps:
                    - to:
                        uri: file:out
                        parameters:
                          fileExist: Append
                          appendChars: "\\\\n"
            """;

    @TempDir
    Path folder;

    @Test
    void findsNothingInAnEmptyFolder() throws Exception {
        assertCheck(0, "no errors, no warnings\n", "check");
    }

    @Test
    void saysWhatIsWrongInTheFolderAndStartsNothing() throws Exception {
        Files.createDirectory(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/mine.camel.yaml"), ROUTE.replace("Append", "Apend"));
        Files.writeString(folder.resolve("application.properties"), "signalpost.prot=1\n");

        String found = "application.properties:1:1: unknown key 'signalpost.prot'; did you mean 'signalpost.port'?\n"
                + "routes/mine.camel.yaml:9:15: 'fileExist' must be one of Override, Append, Fail, Ignore, Move, TryRename;"
                + " did you mean 'Append'?\n";
        assertCheck(1, found + "2 errors, no warnings\n", "check");
        assertCheck(1, found + "2 errors, no warnings\n", "check", "routes/", "application.properties");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void takesAFolderOfAnotherName() throws Exception {
        Files.createDirectories(folder.resolve("next/routes"));
        Files.writeString(folder.resolve("next/routes/mine.camel.yaml"), ROUTE);

        assertCheck(0, "no errors, no warnings\n", "check", "next/routes");
    }

    /** The example of docs/authoring.md. */
    @Test
    void saysWhatThePageSays() throws Exception {
        Files.createDirectory(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/chat.camel.yaml"), """
                - route:
                    id: chat
                    description: Tells the chat when a battery is low.
                    from:
                      uri: event-log:chat
                      parameters:
                        triggers: tractionbattery-stateofcharge
                      steps:
                        - filter:
                            expression:
                              simple:
                                expression: "${body.signal('tractionbattery-stateofcharge').numbr} < 20"
                            steps:
                              - to:
                                  uri: direct:post-chta
                - route:
                    id: post-chat
                    description: Posts to the chat.
                    from:
                      uri: direct:post-chat
                      steps:
                        - log:
                            message: low
                """);
        Files.writeString(folder.resolve("application.properties"), "destination.http.ulr=https://x.example.com\n");
        List<String> printed = Pattern.compile("(?ms)^```text\n(.*?)^```")
                .matcher(Files.readString(Path.of("docs/authoring.md")))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertCheck(1, printed.get(1), "check", "routes/", "application.properties");
        Files.delete(folder.resolve("application.properties"));
        Files.delete(folder.resolve("routes/chat.camel.yaml"));
        assertCheck(0, printed.get(0), "check");
    }

    private void assertCheck(int exit, String output, String... arguments) throws Exception {
        try (PackagedApp check = PackagedApp.launch(folder, arguments)) {
            assertThat(check.process().waitFor()).isEqualTo(exit);
            assertThat(check.output()).isEqualTo(output);
        }
    }
}
