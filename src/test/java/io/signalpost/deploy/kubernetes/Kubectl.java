package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Kubernetes' own tool, as Debian ships it or newer: it needs no cluster to say what it would apply. */
final class Kubectl {

    private static final Map<Path, String> KUSTOMIZED = new HashMap<>();

    private Kubectl() {}

    /**
     * The objects of that folder as YAML documents. Skips the test where kubectl is not installed.
     *
     * @throws IllegalStateException where it finds a mistake
     */
    static synchronized String kustomize(Path folder) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "kubectl is not installed");
        if (!KUSTOMIZED.containsKey(folder)) {
            KUSTOMIZED.put(folder, run(folder));
        }
        return KUSTOMIZED.get(folder);
    }

    private static String run(Path folder) throws IOException, InterruptedException {
        Path complaints = Files.createTempFile("kubectl", ".log");
        try {
            Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectError(complaints.toFile())
                    .start();
            String objects = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(folder + ": " + Files.readString(complaints));
            }
            return objects;
        } finally {
            Files.delete(complaints);
        }
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(it -> Files.isExecutable(Path.of(it, "kubectl")));
    }
}
