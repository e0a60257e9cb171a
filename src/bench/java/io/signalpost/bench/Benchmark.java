package io.signalpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.server.Servers;
import org.springframework.util.FileSystemUtils;

/**
 * Measures Signalpost beside what it competes with, see {@code docs/benchmark.md}. Runs in the project's folder after the
 * jar is built. Each {@link Suite} leaves {@code <suite>.json}, raw figures, and tables and charts made from them.
 */
public final class Benchmark {

    private static final Path JAR = Path.of("target/signalpost.jar");
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MOST_REQUEST_BYTES = 640 << 20;
    private static final long REQUEST_BYTES_PER_SECOND = 160 << 20; // more than the fastest server takes

    private final Settings settings;
    private final Servers servers = new Servers(JAR, Path.of("src/bench/routes"));
    private final Requests requests;

    private Benchmark(Settings settings) {
        this.settings = settings;
        this.requests = new Requests((int) Math.min(
                MOST_REQUEST_BYTES, REQUEST_BYTES_PER_SECOND * settings.time().toSeconds()));
    }

    /** Properties: see {@link Settings#of}. */
    public static void main(String[] arguments) throws Exception {
        Settings settings;
        try {
            settings = Settings.of(System.getProperties());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        run(settings);
        System.exit(0); // whatever thread a library has left
    }

    static void run(Settings settings) throws Exception {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR
                    + " is not here. Run 'mvn -Pbench verify', which builds it first, in the folder of the project.");
        }
        Benchmark benchmark = new Benchmark(settings);
        Path data = Files.createTempDirectory(Files.createDirectories(settings.output()), "data")
                .toAbsolutePath();
        try {
            for (Suite suite : settings.suites()) {
                benchmark.run(suite, Files.createDirectory(data.resolve(suite.label())));
            }
        } catch (Exception e) {
            System.err.println("Stopped. What the servers wrote is kept in " + data);
            throw e;
        }
        FileSystemUtils.deleteRecursively(data); // not sooner: it keeps a disk busy while the next suite measures
    }

    private void run(Suite suite, Path data) throws Exception {
        ObjectNode result = header(suite, data);
        Bench bench = new Bench(
                servers,
                settings.before().map(servers::with),
                requests,
                settings.warmUp(),
                settings.time(),
                settings.rounds(),
                data);
        result.setAll(suite.run(bench, settings));
        Path file = settings.output().resolve(suite.label() + ".json");
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
        suite.report(result).write(settings.output(), suite.label());
        System.out.println(
                suite.label() + ": figures, tables and charts are " + file.resolveSibling(suite.label()) + "*");
    }

    private ObjectNode header(Suite suite, Path data) throws IOException {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("suite", suite.label());
        header.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        header.put("commit", Machine.commit());
        header.set("machine", Machine.describe(data));
        header.set("settings", settings.json());
        return header;
    }
}
