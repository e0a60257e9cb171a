package io.signalpost.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.testing.FasterStart;

/**
 * How soon the jar, with its usual settings, is ready, with how much memory, and what it accepts while it is cold: as it
 * is, extracted, and in the forms that {@code docs/operating.md} describes, on each JDK. They start in turns, one at a time.
 */
public final class Start {

    private static final String HEAP = "-Xmx1g"; // as in the other suites
    private static final Load COLD = Load.closed(64, Duration.ofSeconds(5));

    private final Bench bench;

    public Start(Bench bench) {
        this.bench = bench;
    }

    /** @param more homes of JDKs besides the running one */
    public ObjectNode run(List<Path> more) throws Exception {
        List<Jdk> jdks = new ArrayList<>(List.of(Jdk.running()));
        for (Path home : more) {
            jdks.add(Jdk.at(home));
        }
        List<StartForm> forms = new ArrayList<>();
        for (Jdk jdk : jdks) {
            forms.addAll(forms(jdk, bench.folder().resolve("jdk-" + jdks.indexOf(jdk))));
        }
        for (int round = 1; round <= bench.rounds(); round++) {
            for (StartForm form : forms) {
                Path own = bench.folder().resolve("start-" + round + "-" + forms.indexOf(form));
                start("start, round %d of %d".formatted(round, bench.rounds()), form, own);
            }
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        forms.forEach(form -> rows.add(form.json()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("starts", rows);
        return result;
    }

    private List<StartForm> forms(Jdk jdk, Path folder) throws IOException, InterruptedException {
        Path jar = bench.servers().jar();
        List<StartForm> forms = new ArrayList<>();
        forms.add(form(jdk, "jar", List.of(jdk.java(), "-jar", jar.toString())));
        Path archive = folder.resolve("archive");
        List<String> archived = FasterStart.ARCHIVE.prepare(jdk.java(), jar, archive);
        forms.add(form(
                jdk,
                "extracted",
                List.of(
                        jdk.java(),
                        "-jar",
                        archive.resolve("app/signalpost.jar").toString())));
        forms.add(form(jdk, "class archive", archived));
        if (FasterStart.AOT_CACHE.isKnownTo(jdk.version())) {
            Path cache = folder.resolve("aot-cache");
            forms.add(form(jdk, "AOT cache", FasterStart.AOT_CACHE.prepare(jdk.java(), jar, cache)));
        }
        return forms;
    }

    private static StartForm form(Jdk jdk, String name, List<String> command) {
        List<String> bounded = Stream.of(command.subList(0, 1), List.of(HEAP), command.subList(1, command.size()))
                .flatMap(List::stream)
                .toList();
        return new StartForm(jdk, name, bounded);
    }

    private void start(String what, StartForm form, Path own) throws IOException {
        Files.createDirectories(own);
        long begin = System.nanoTime();
        try (ServerProcess server = bench.servers().signalpost(own, form.command(), Map.of())) {
            server.ready();
            double seconds = (System.nanoTime() - begin) / 1e9;
            long resident = server.usage().residentBytes();
            System.out.printf(Locale.ROOT, "%-26s %-26s %.2f s  %,d MB%n", what, form.label(), seconds, resident >> 20);
            LoadResult cold = Candidate.alone(form.label(), server).take("cold", COLD, bench.requests());
            form.add(seconds, resident, cold);
        }
    }
}
