package io.signalpost.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.signalpost.testing.Examples;
import io.signalpost.testing.FasterStart;
import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Does what the section "A faster start" of docs/operating.md tells, with its own words. */
class FasterStartIT {

    @TempDir
    private Path folder;

    /** By what the JDK can do, so that none is skipped. */
    @ParameterizedTest
    @MethodSource("io.signalpost.testing.FasterStart#available")
    void takesItsClassesOutOfTheArchive(FasterStart form) throws Exception {
        Map<String, String> logClasses = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=classes.log");

        try (PackagedApp app = PackagedApp.start(form.command(), folder, logClasses)) {

            assertThat(app.post(Examples.body("vehicle-state-first-delivery.json")))
                    .isEqualTo(200);
            assertThat(Files.readString(folder.resolve("classes.log")))
                    .containsPattern("io\\.signalpost\\.SignalpostApplication source: shared objects file")
                    .containsPattern("org\\.apache\\.camel\\.\\S+ source: shared objects file");
            assertThat(app.terminate()).isZero();
        }
    }
}
