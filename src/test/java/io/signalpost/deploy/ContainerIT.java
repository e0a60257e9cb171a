package io.signalpost.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Does what deploy/container/Containerfile says, step by step, and starts what comes of it as an engine would. */
class ContainerIT {

    /** Options of the AOT cache are passed over by a JDK before 25, of which there is none then. */
    private static final String SHORT_RUN = "-XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    @TempDir
    private Path root;

    @TempDir
    private Path temporary;

    @Test
    void whatTheStepsMakeReceivesSaysHowItIsAndStops() throws Exception {
        Containerfile file = Containerfile.read(Path.of("deploy/container/Containerfile"));
        UnpackedImage image = UnpackedImage.build(
                file,
                root,
                Map.of("TRAINING_SECONDS", "2"),
                Map.of(
                        "JAVA_TOOL_OPTIONS", SHORT_RUN,
                        "SIGNALPOST_PORT", String.valueOf(Ports.lasting()),
                        "SIGNALPOST_MANAGEMENT_PORT", String.valueOf(Ports.lasting())));

        assertThat(image.path("/app/signalpost.cdx.json")).content().contains("\"CycloneDX\"", "camel-core");

        Map<String, String> environment = new HashMap<>(image.environment());
        environment.put(
                "JAVA_TOOL_OPTIONS",
                SHORT_RUN + " -Djava.io.tmpdir=" + temporary + " -Xlog:class+load:file=" + root + "/classes.log");
        String entryPoint = file.last("ENTRYPOINT").command().get(0);
        List<String> command = List.of(image.program(entryPoint).toString());

        try (PackagedApp app = PackagedApp.start(command, image.path("/app"), environment)) {
            environment.put(
                    "SIGNALPOST_MANAGEMENT_PORT",
                    String.valueOf(app.management("/").getPort()));
            assertThat(app.post(Examples.body("vehicle-state-first-delivery.json")))
                    .isEqualTo(200);
            assertThat(image.path("/data/event-log.db")).exists();
            try (Stream<Path> unpacked = Files.walk(temporary)) {
                assertThat(unpacked).noneMatch(it -> it.toString().endsWith(".so"));
            }
            if (Runtime.version().feature() >= 25) {
                assertThat(root.resolve("classes.log"))
                        .content()
                        .contains("io.signalpost.SignalpostApplication source: shared objects file");
            }
            assertThat(health(file, image, environment)).isZero();
            assertThat(app.terminate()).isZero();
        }
        assertThat(health(file, image, environment)).isEqualTo(1);
    }

    private static int health(Containerfile file, UnpackedImage image, Map<String, String> environment)
            throws Exception {
        String check = file.last("HEALTHCHECK").command().get(0);
        ProcessBuilder builder = new ProcessBuilder(image.program(check).toString()).inheritIO();
        builder.environment().putAll(environment);
        return builder.start().waitFor();
    }
}
