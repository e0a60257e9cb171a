package io.signalpost.bench.start;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A Java to start the jar on. */
record Jdk(String java, Runtime.Version version) {

    /** The one that the benchmark runs on. */
    static Jdk running() {
        return new Jdk(command(Path.of(System.getProperty("java.home"))), Runtime.version());
    }

    static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
            release.load(file);
        }
        String version = release.getProperty("JAVA_VERSION").replace("\"", "");
        return new Jdk(command(home), Runtime.Version.parse(version));
    }

    private static String command(Path home) {
        return home.resolve("bin/java").toString();
    }

    /** For instance 17.0.15. */
    String number() {
        return version.feature() + "." + version.interim() + "." + version.update();
    }
}
