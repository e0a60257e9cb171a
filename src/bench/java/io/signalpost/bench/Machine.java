package io.signalpost.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;

/** Where and of what a figure was measured, without which it says little. What Linux alone tells is "unknown" elsewhere. */
final class Machine {

    private static final String UNKNOWN = "unknown";

    private Machine() {}

    /** @param data where the servers keep their data; memory is in bytes */
    static ObjectNode describe(Path data) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ObjectNode machine = JsonNodeFactory.instance.objectNode();
        machine.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("cpu", cpu());
        machine.put("memory", system.getTotalMemorySize());
        machine.put("system", distribution());
        machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("fileSystem", Files.getFileStore(data).type());
        return machine;
    }

    private static String cpu() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return UNKNOWN;
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    private static String distribution() throws IOException {
        Path release = Path.of("/etc/os-release");
        Properties properties = new Properties();
        if (Files.exists(release)) {
            try (var lines = Files.newBufferedReader(release)) {
                properties.load(lines);
            }
        }
        return properties.getProperty("PRETTY_NAME", UNKNOWN).replace("\"", "");
    }

    /** Ends in {@code -dirty} when something is not committed. */
    static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? UNKNOWN : commit;
        } catch (IOException e) { // no git here
            return UNKNOWN;
        }
    }
}
