package io.signalpost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two routes without which no webhook is received, for a folder of routes of the test's own. */
public final class IngressRoutes {

    private IngressRoutes() {}

    public static void copyTo(Path folder) throws IOException {
        for (String file : List.of("receive-webhook.camel.yaml", "refuse-webhook.camel.yaml")) {
            Files.copy(Path.of("routes").resolve(file), folder.resolve(file));
        }
    }
}
