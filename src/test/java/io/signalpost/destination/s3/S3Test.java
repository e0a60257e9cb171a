package io.signalpost.destination.s3;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.destination.Demanded;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.S3Server;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The {@code s3} destination against S3Proxy, read by a plain client. */
@Timeout(120)
class S3Test {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final VehicleEvent EVENT = Events.example("vehicle-state-many-signals.json");
    private static final String BUCKET = "vehicle-events";
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private S3Server server;

    @BeforeEach
    void listen() throws Exception {
        server = S3Server.start(folder.resolve("server"));
        server.createBucket(BUCKET);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void putsTheBytesOfSmartcarAsLinesOfAnObjectPerDayAndAManifestOfEach() throws Exception {
        VehicleEvent nextDay =
                new VehicleEvent("e2", Instant.parse("2026-03-17T00:00:00Z"), "{}".getBytes(StandardCharsets.UTF_8));
        VehicleEvent odd = new VehicleEvent(
                "e3", Events.RECEIVED, "{\r\n \"a\": \"\\u0000\u2028\\n\"\n}".getBytes(StandardCharsets.UTF_8));
        try (RunningRoute route = start()) {
            assertThat(route.deliver("s3", List.of(EVENT, nextDay, odd))).isNull();
        }

        List<String> keys = server.keys(BUCKET, "smartcar/2026");
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).matches("smartcar/2026-03-16/130000-[0-9a-f]{16}\\.jsonl\\.gz");
        assertThat(server.lines(BUCKET, keys.get(0)))
                .containsExactly(
                        new String(EVENT.body(), StandardCharsets.UTF_8).strip(), "{   \"a\": \"\\u0000\u2028\\n\" }");
        assertThat(server.lines(BUCKET, keys.get(1))).containsExactly("{}");
        JsonNode manifest = manifest(keys.get(0));
        byte[] content = server.content(BUCKET, keys.get(0));
        assertThat(manifest)
                .isEqualTo(JSON.createObjectNode()
                        .put("object", keys.get(0))
                        .put("bytes", content.length)
                        .put("sha256", DigestUtils.sha256Hex(content))
                        .put("events", 2)
                        .put("firstReceivedAt", "2026-03-16T13:00:00Z")
                        .put("lastReceivedAt", "2026-03-16T13:00:00Z"));
        assertThat(manifest(keys.get(1)).path("events").asInt()).isEqualTo(1);
    }

    @Test
    void theSameBatchTakesItsOwnPlaceAndAnotherDoesNot() throws Exception {
        VehicleEvent other = Events.state("other", 0);
        try (RunningRoute route = start("destination.s3.prefix=")) {
            assertThat(route.deliver("s3", List.of(EVENT, other))).isNull();
            assertThat(route.deliver("s3", List.of(EVENT, other))).isNull();
            assertThat(server.keys(BUCKET, "2026-03-16/")).hasSize(1);

            assertThat(route.deliver("s3", List.of(EVENT))).isNull();
            assertThat(server.keys(BUCKET, "2026-03-16/")).hasSize(2);
            assertThat(server.keys(BUCKET, "manifests/2026-03-16/")).hasSize(2);
        }
    }

    @Test
    void aBucketThatIsMissingMeansUnavailable() throws Exception {
        try (RunningRoute route = start("destination.s3.bucket=missing")) {
            assertThat(understand(route.deliver("s3", List.of(EVENT))))
                    .returns(FailureKind.UNAVAILABLE, Failure::kind)
                    .returns("NoSuchBucket", Failure::code);
        }
    }

    @Test
    void keysThatAreRefusedMeanUnavailableAndAreNotTold() throws Exception {
        System.setProperty("aws.secretAccessKey", "sword/fish");
        try (RunningRoute route = start()) {
            Exception failure = route.deliver("s3", List.of(EVENT));

            assertThat(understand(failure))
                    .returns(FailureKind.UNAVAILABLE, Failure::kind)
                    .returns("SignatureDoesNotMatch", Failure::code);
            assertThat(ExceptionUtils.getStackTrace(failure)).doesNotContain("sword");
        }
    }

    @Test
    void aServerThatIsAwayAtTheStartAndLaterKeepsNobodyFromReceivingAndGetsItsEvents() throws Exception {
        server.stop();
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"),
                "destination.s3.enabled=true",
                "destination.s3.bucket=" + BUCKET,
                "destination.s3.region=" + S3Server.REGION,
                "destination.s3.endpoint-override=" + server.endpoint(),
                "destination.s3.batch-timeout=50ms")) {
            // When it is away at the start
            post(app, "one");
            await().atMost(A_WHILE).until(() -> status(app).contains("\"state\":\"down\""));
            assertThat(app.get("/observe/health/ready").statusCode()).isEqualTo(200);

            // Then the event comes when it is there
            server.listen();
            await().atMost(A_WHILE).until(() -> status(app).contains("\"delivered\":1,"));

            // When it is away for a while, then no event is lost
            server.stop();
            post(app, "two", "three");
            await().atMost(A_WHILE).until(() -> status(app).contains("\"state\":\"down\""));
            server.listen();
            await().atMost(A_WHILE).until(() -> status(app).contains("\"delivered\":3,"));
        }
        assertThat(server.keys(BUCKET, "smartcar/manifests/"))
                .extracting(key -> JSON.readTree(server.content(BUCKET, key))
                        .path("events")
                        .asInt())
                .hasSizeGreaterThan(1)
                .satisfies(events ->
                        assertThat(events.stream().mapToInt(it -> it).sum()).isEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bucket=                       | destination.s3.bucket (DESTINATION_S3_BUCKET) is not set; write the bucket's name, for instance vehicle-events
            bucket=s3://vehicle-events    | destination.s3.bucket (DESTINATION_S3_BUCKET) is no name of a bucket; write for instance vehicle-events
            prefix=/smartcar              | destination.s3.prefix (DESTINATION_S3_PREFIX) begins with a slash, which would be a folder without a name; write for instance smartcar/
            endpoint-override=localhost   | destination.s3.endpoint-override (DESTINATION_S3_ENDPOINT_OVERRIDE) is no http or https address; write for instance https://s3.example.com
            timeout=0s                    | destination.s3.timeout (DESTINATION_S3_TIMEOUT) must be above zero; write for instance 30s
            """)
    void aSettingThatIsMissingOrWrongIsSaidInOneLineAtTheStart(String setting, String line) {
        assertThat(Demanded.refusal("s3", "bucket=" + BUCKET, setting)).isEqualTo(line);
    }

    private JsonNode manifest(String key) throws Exception {
        return JSON.readTree(server.content(
                BUCKET, key.replace("smartcar/", "smartcar/manifests/").replace(".jsonl.gz", ".json")));
    }

    private static void post(RunningApp app, String... ids) {
        for (String id : ids) {
            assertThat(app.post(Examples.withId("vehicle-state-first-delivery.json", id))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String status(RunningApp app) {
        return app.get("/observe/destinations/s3").body();
    }

    private RunningRoute start(String... more) {
        return RunningRoute.start(
                folder.resolve("data"),
                "routes/s3.camel.yaml",
                ArrayUtils.insert(
                        0,
                        more,
                        "destination.s3.enabled=true",
                        "destination.s3.bucket=" + BUCKET,
                        "destination.s3.region=" + S3Server.REGION,
                        "destination.s3.endpoint-override=" + server.endpoint()));
    }

    private static Failure understand(Throwable failure) {
        assertThat(failure).isNotNull();
        return Failures.of(failure, FailureTable.parse(null));
    }
}
