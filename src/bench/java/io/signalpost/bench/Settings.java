package io.signalpost.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.accept.Lineup;
import io.signalpost.bench.deliver.Deliver;

/**
 * How to measure.
 *
 * @param servers which take part in the suite accept
 * @param warmUp  load on each server before anything is measured
 * @param time    of each round
 * @param logSizes events in the logs of the suite growth
 * @param backlog events that destinations have to work through in the suite backlog
 * @param deliveries that the suite deliver measures
 * @param before  the jar of an earlier commit, to be measured beside ours where a suite has a place for it
 * @param jdks    homes of further JDKs that the suite start is to start the jar on
 * @param output  folder for figures, tables and charts, and while it runs for what the servers keep
 */
record Settings(
        List<Suite> suites,
        List<String> servers,
        Duration warmUp,
        Duration time,
        int rounds,
        List<Integer> logSizes,
        int backlog,
        List<String> deliveries,
        Optional<Path> before,
        List<Path> jdks,
        Path output) {

    private static final List<String> SUITES =
            Stream.of(Suite.values()).map(Suite::label).toList();
    private static final int HOUR = 3_600;
    private static final int MOST_EVENTS = 100_000_000;

    /**
     * Reads {@code bench.suites}, {@code bench.servers} (comma lists), {@code bench.warm-up}, {@code bench.seconds},
     * {@code bench.rounds}, {@code bench.log-sizes}, {@code bench.deliveries}, {@code bench.jdks} (comma lists),
     * {@code bench.backlog}, {@code bench.before} and {@code bench.output}. An empty one is as none, and all suites, servers
     * and deliveries are meant.
     *
     * @throws IllegalArgumentException names the property that is wrong and what to write
     */
    static Settings of(Properties properties) {
        return new Settings(
                names(properties, "bench.suites", SUITES).stream()
                        .map(SUITES::indexOf)
                        .map(index -> Suite.values()[index])
                        .toList(),
                names(properties, "bench.servers", Lineup.SERVERS),
                Duration.ofSeconds(number(properties, "bench.warm-up", 0, HOUR, 45)),
                Duration.ofSeconds(number(properties, "bench.seconds", 1, HOUR, 5)),
                number(properties, "bench.rounds", 1, HOUR, 3),
                list(value(properties, "bench.log-sizes", "10000,1000000,10000000"))
                        .map(size -> number("bench.log-sizes", size, 1, MOST_EVENTS, 1_000_000))
                        .toList(),
                number(properties, "bench.backlog", 1, MOST_EVENTS, 1_000_000),
                names(properties, "bench.deliveries", Deliver.DELIVERIES),
                Optional.of(value(properties, "bench.before", ""))
                        .filter(jar -> !jar.isEmpty())
                        .map(jar -> jar("bench.before", jar)),
                list(value(properties, "bench.jdks", ""))
                        .map(home -> jdk("bench.jdks", home))
                        .toList(),
                Path.of(value(properties, "bench.output", "target/bench")));
    }

    private static List<String> names(Properties properties, String name, List<String> known) {
        String value = value(properties, name, String.join(",", known));
        List<String> names = list(value).toList();
        if (!known.containsAll(names)) {
            String all = String.join(",", known);
            throw wrong(name, value, "a comma list of some of " + all, all);
        }
        return names;
    }

    private static Stream<String> list(String value) {
        return Stream.of(value.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct();
    }

    private static int number(Properties properties, String name, int least, int most, int usual) {
        return number(name, value(properties, name, String.valueOf(usual)), least, most, usual);
    }

    private static int number(String name, String value, int least, int most, int usual) {
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw wrong(name, value, "a whole number from " + least + " to " + most, String.valueOf(usual));
    }

    private static Path jar(String name, String value) {
        Path jar = Path.of(value);
        if (Files.isRegularFile(jar)) {
            return jar.toAbsolutePath();
        }
        throw wrong(name, value, "a signalpost.jar", "/tmp/signalpost-before.jar");
    }

    private static Path jdk(String name, String value) {
        Path home = Path.of(value);
        if (Files.isExecutable(home.resolve("bin/java"))) {
            return home.toAbsolutePath();
        }
        throw wrong(name, value, "a folder with bin/java", "/usr/lib/jvm/temurin-25-jdk-amd64");
    }

    private static String value(Properties properties, String name, String usual) {
        String value = properties.getProperty(name, "").strip();
        return value.isEmpty() ? usual : value;
    }

    private static IllegalArgumentException wrong(String name, String value, String expected, String example) {
        return new IllegalArgumentException("%s is '%s', but must be %s. Write for instance -D%s=%s"
                .formatted(name, value, expected, name, example));
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        servers.forEach(node.putArray("servers")::add);
        node.put("warmUpSeconds", warmUp.toSeconds());
        node.put("seconds", time.toSeconds());
        node.put("rounds", rounds);
        logSizes.forEach(node.putArray("logSizes")::add);
        node.put("backlog", backlog);
        deliveries.forEach(node.putArray("deliveries")::add);
        before.ifPresent(jar -> node.put("before", jar.getFileName().toString()));
        return node;
    }
}
