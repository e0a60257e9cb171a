package io.signalpost.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.signalpost.testing.Examples;
import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged jar in a folder, as an operator runs it; the very jar wherever something is read out of it. */
class JarIT {

    private static final String TICKING = """
            - route:
                id: mine
                description: Reads the log and does nothing.
                from:
                  uri: event-log:mine
                  parameters:
                    batchSize: "{{destination.mine.batch-size}}"
                  steps:
                    - log:
                        message: taken
            """;

    private static final String MARKED = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: marked
            spec:
              definition:
                title: Marked
                description: Sets a variable.
                type: object
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setVariable:
                        name: mark
                        expression:
                          constant:
                            expression: by a Kamelet
            """;

    @TempDir
    Path folder;

    /** What is looked for in jar after jar is found soon, and nothing of a library stands before Signalpost's own. */
    @Test
    void hasItsOwnClassesFirstAndThenTheLibrariesThatTheStartNeedsMost() throws IOException {
        List<String> groups = new ArrayList<>();
        try (ZipFile jar = new ZipFile(System.getProperty("signalpost.jar"))) {
            jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/classes/") || name.matches("BOOT-INF/lib/.+"))
                    .map(name -> name.replaceFirst("BOOT-INF/(lib/spring|classes|lib).*", "$1"))
                    .filter(group ->
                            groups.isEmpty() || !groups.get(groups.size() - 1).equals(group))
                    .forEach(groups::add);
        }
        assertThat(groups).containsExactly("classes", "lib/spring", "lib");
    }

    @Test
    void startsInAnEmptyFolderWithThePackagedRoutesAndStopsWithExitCode0() throws Exception {
        Path classes = folder.resolve("classes.log");
        String options = "-XX:TieredStopAtLevel=1 -Xlog:class+load:file=" + classes;
        try (PackagedApp app = PackagedApp.start(folder, Map.of("JAVA_TOOL_OPTIONS", options))) {

            assertThat(app.post(Examples.body("vehicle-state-first-delivery.json")))
                    .isEqualTo(200);
            assertThat(app.get("/observe/destinations").body()).contains("\"name\":\"database\"");
            for (String path :
                    List.of("/", "/console/app.js", "/console/assets/dom.js", "/console/uplot/uPlot.esm.js")) {
                assertThat(app.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(folder.resolve("data/event-log.db")).exists();
            assertThat(app.terminate()).isZero();
            assertThat(app.output())
                    .contains("is ready", "callback      http://", "management    http://", "data          " + folder)
                    .contains(
                            "routes        packaged: amqp, chat, database, email, files, http, kafka, log, mqtt, receive-webhook,"
                                    + " refuse-webhook, s3, sqs")
                    .contains("destinations  database running")
                    .doesNotContain(" ERROR ", " WARN ", "\tat ");
            assertThat(Files.readString(classes)) // what is off costs nothing
                    .contains("io.signalpost.eventlog.EventLog ")
                    .doesNotContain("io.opentelemetry", "opentelemetry2", "observe.alert.AlertWatch")
                    .doesNotContain("software.amazon.awssdk.services.s3", "org.apache.qpid", "org.messaginghub");
        }
    }

    @Test
    void finishesWhatIsInFlightWhenItIsStopped() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<Integer> answers = ConcurrentHashMap.newKeySet();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try (PackagedApp app = PackagedApp.start(folder)) {
            for (int i = 0; i < 4; i++) {
                clients.execute(() -> postUntilClosed(app, acknowledged, answers));
            }
            await().until(() -> acknowledged.size() > 200);

            assertThat(app.terminate()).isZero();
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answers).isSubsetOf(200, 503);
        assertThat(eventIds()).containsAll(acknowledged);
    }

    private static void postUntilClosed(PackagedApp app, Set<String> acknowledged, Set<Integer> answers) {
        String body = new String(Examples.body("vehicle-state-many-signals.json"), StandardCharsets.UTF_8);
        try {
            while (app.process().isAlive()) {
                String id = UUID.randomUUID().toString();
                int status = app.post(
                        body.replace("dbce212c-984d-52b1-9416-bced225ae6fa", id).getBytes(StandardCharsets.UTF_8));
                answers.add(status);
                if (status == 200) {
                    acknowledged.add(id);
                }
            }
        } catch (IOException closed) {
            // not acknowledged: Smartcar would send it again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> eventIds() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection log = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/event-log.db"));
                ResultSet rows = log.createStatement().executeQuery("SELECT event_id FROM event")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    @Test
    void readsTheRoutesOfTheFolderAndThePackagedOnesOfOtherNames() throws Exception {
        ownRoutes();
        route(
                "mine.camel.yaml",
                TICKING.replace(
                                "        - log:",
                                "        - to:\n            uri: kamelet:newer-than-seen\n"
                                        + "        - to:\n            uri: kamelet:marked\n        - log:")
                        .replace("message: taken", "message: taken ${variable.mark}"));
        route("database.camel.yaml", TICKING.replace("mine", "ours").replace("{{destination.ours.batch-size}}", "5"));
        Files.writeString(Files.createDirectory(folder.resolve("kamelets")).resolve("marked.kamelet.yaml"), MARKED);
        Files.writeString(folder.resolve("application.properties"), "destination.mine.batch-size=7\n");

        try (PackagedApp app = PackagedApp.startPlain(folder)) {

            assertThat(app.get("/observe/destinations").body())
                    .contains("\"name\":\"mine\"", "\"name\":\"ours\"")
                    .doesNotContain("\"name\":\"database\"");
            assertThat(app.output())
                    .contains("routes        routes/: database, mine, receive-webhook, refuse-webhook;"
                            + " packaged: amqp, chat, email, files, http, kafka, log, mqtt, s3, sqs")
                    .contains("kamelets      kamelets/: marked; packaged: newer-than-seen, only-changed, redact,"
                            + " to-cloudevents, to-readings");
            app.post(Examples.body("vehicle-state-many-signals.json"));
            await().until(() -> app.output().contains("taken by a Kamelet"));
        }
    }

    /** Its own class path alone would not have it, whatever the checks say to put there. */
    @Test
    void findsAComponentThatIsInTheFolderLib() throws Exception {
        String own = TICKING.replace("{{destination.mine.batch-size}}", "1")
                .replace("- log:\n            message: taken", "- to:\n            uri: memo:x");
        ownRoutes();
        route("mine.camel.yaml", own);
        assertRefused(PackagedApp.launchPlain(folder), "routes/mine.camel.yaml:10:18: unknown component 'memo'");

        MemoComponent.writeJar(Files.createDirectory(folder.resolve("lib")).resolve("memo.jar"));

        try (PackagedApp app = PackagedApp.startPlain(folder)) {
            app.post(Examples.body("vehicle-state-many-signals.json"));
            await().until(() -> app.output().contains("memo x has got an event"));
        }
    }

    @Test
    void runsACommandInsteadOfReceiving() throws Exception {
        try (PackagedApp help = PackagedApp.launchPlain(folder, "subscriptions", "--help");
                PackagedApp mistyped = PackagedApp.launch(folder, "subscription", "list")) {
            assertThat(help.process().waitFor()).isZero();
            assertThat(help.output()).startsWith("Usage: java -jar signalpost.jar subscriptions ");
            assertThat(mistyped.process().waitFor()).isEqualTo(2);
            assertThat(mistyped.output()).startsWith("unknown command 'subscription'; did you mean 'subscriptions'?");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** As when /tmp is mounted with noexec. */
    @ParameterizedTest
    @CsvSource({
        "org.sqlite.tmpdir, event-log.db cannot be opened: SQLite's native library cannot be loaded",
        "ZstdTempFolder, signalpost.event-log.compression: zstd's native library cannot be loaded"
    })
    void saysInOneLineThatANativeLibraryCannotBeLoaded(String property, String what) throws Exception {
        Path noFolder = Files.createFile(folder.resolve("no-folder"));
        try (PackagedApp app =
                PackagedApp.launch(folder, Map.of("JAVA_TOOL_OPTIONS", "-D" + property + "=" + noFolder))) {

            assertThat(app.process().waitFor(3, TimeUnit.MINUTES)).isTrue();

            assertThat(app.process().exitValue()).isEqualTo(1);
            assertThat(app.output().lines().filter(line -> !line.startsWith("Picked up")))
                    .singleElement()
                    .asString()
                    .contains(what, "from " + noFolder, "-Djava.io.tmpdir=");
        }
    }

    @Test
    void namesAFolderForTemporaryFilesThatIsNotThere() throws Exception {
        try (PackagedApp app =
                PackagedApp.launch(folder, Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("gone")))) {

            assertThat(app.process().waitFor(3, TimeUnit.MINUTES)).isTrue();

            assertThat(app.output()).contains("Not started: java.io.tmpdir: " + folder.resolve("gone"));
        }
    }

    @Test
    void refusesToStartWithoutAToken() throws Exception {
        assertRefused(
                PackagedApp.launch(folder, "--smartcar.management-token="),
                "smartcar.management-token: there is no management token; set the environment variable"
                        + " SMARTCAR_MANAGEMENT_TOKEN, or write");
    }

    @Test
    void refusesAnArgumentThatIsNeitherASettingNorACommand() throws Exception {
        try (PackagedApp app = PackagedApp.launch(folder, "--chekc")) {
            assertThat(app.process().waitFor()).isEqualTo(2);
            assertThat(app.output()).startsWith("unknown option '--chekc'; did you mean the command 'check'?");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refusesWhatSpringBootCannotRead() throws Exception {
        assertRefused(
                PackagedApp.launch(folder, "--spring.config.import=nowhere.properties"),
                "Config data resource 'file [nowhere.properties]'");
    }

    /** What is wrong is told all at once; CheckIT and BrokenSetupTest have more of it. */
    @Test
    void namesWhatIsWrongInRoutesAndSettingsByFileAndLine() throws Exception {
        ownRoutes();
        route("mine.camel.yaml", TICKING);
        route("yours.camel.yaml", TICKING.replace("mine", "yours").replace("batchSize:", "batchSiz:"));
        route("theirs.yml", TICKING.replace("mine", "theirs"));
        Files.writeString(folder.resolve("application.properties"), """
                destination.mine.batch-size=many
                destination.yours.batch-size=7
                destination.sqs.quue-url=https://secret
                """);

        assertRefused(
                PackagedApp.launchPlain(folder),
                "routes/yours.camel.yaml:7:9: unknown option 'batchSiz' of event-log; did you mean 'batchSize'?",
                "application.properties:1:29: 'destination.mine.batch-size' must be a whole number",
                "application.properties:3:1: unknown key 'destination.sqs.quue-url';"
                        + " did you mean 'destination.sqs.queue-url'?",
                "routes/theirs.yml: is not read, the name must end in .camel.yaml; rename it to"
                        + " routes/theirs.camel.yaml or move it out of the folder");
    }

    @Test
    void refusesOwnRoutesOfWhichNoneReceives() throws Exception {
        Files.createDirectory(folder.resolve("routes"));
        route("receive-webhook.camel.yaml", TICKING);
        Files.writeString(folder.resolve("application.properties"), "destination.mine.batch-size=7\n");

        assertRefused(PackagedApp.launch(folder), "routes/amqp.camel.yaml: no route receives webhooks; put");
    }

    private void assertRefused(PackagedApp app, String... reasons) throws Exception {
        try (app) {
            assertThat(app.process().waitFor(3, TimeUnit.MINUTES)).isTrue();
            List<String> told = app.output()
                    .lines()
                    .filter(line -> !line.startsWith("WARNING:")) // the JVM's, of its libraries
                    .filter(line -> !line.isBlank())
                    .toList();
            assertThat(told).as("each in one line").hasSameSizeAs(reasons);
            for (String reason : reasons) {
                assertThat(told).anyMatch(line -> line.contains("Not started: " + reason));
            }
            assertThat(app.process().exitValue()).isEqualTo(1);
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    private void ownRoutes() throws IOException {
        IngressRoutes.copyTo(Files.createDirectory(folder.resolve("routes")));
    }

    private void route(String name, String text) throws IOException {
        Files.writeString(folder.resolve("routes").resolve(name), text);
    }
}
