package io.signalpost.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.signalpost.proof.clock.MachineClock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

/** The clock of a node's machine, that is set anew while the node runs. */
record JumpingClock(Path folder) {

    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    /** In the folder that a node runs in. */
    JumpingClock {
        write(folder, Duration.ZERO);
    }

    List<Fault> faults() {
        return List.of(
                new Fault(
                        "machine's clock a day ahead for a while",
                        Duration.ofSeconds(5),
                        () -> write(folder, Duration.ofDays(1)),
                        () -> write(folder, Duration.ZERO)),
                new Fault(
                        "machine's clock a day behind for a while",
                        Duration.ofSeconds(5),
                        () -> write(folder, Duration.ofDays(-1)),
                        () -> write(folder, Duration.ZERO)));
    }

    /** What the node needs on its class path to go by this clock. */
    Path jar() throws IOException {
        Path jar = folder.resolve("clock.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            add(entries, IMPORTS, MachineClock.class.getName().getBytes(UTF_8));
            for (String each : List.of(MachineClock.class.getName(), MachineClock.class.getName() + "$1")) {
                String path = each.replace('.', '/') + ".class";
                add(
                        entries,
                        path,
                        MachineClock.class.getResourceAsStream("/" + path).readAllBytes());
            }
        }
        return jar;
    }

    private static void add(JarOutputStream entries, String name, byte[] content) throws IOException {
        entries.putNextEntry(new JarEntry(name));
        entries.write(content);
        entries.closeEntry();
    }

    private static void write(Path folder, Duration off) {
        try {
            Path next = Files.writeString(folder.resolve("next"), String.valueOf(off.toMillis()));
            Files.move(next, folder.resolve(MachineClock.FILE), ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
