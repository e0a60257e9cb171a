package io.signalpost.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What processes have used, by Linux's account; zeros elsewhere.
 *
 * @param cpuSeconds       in all, on all cores, by processes that it has started and that have ended too
 * @param residentBytes    now
 * @param maxResidentBytes at its highest
 */
public record Usage(double cpuSeconds, long residentBytes, long maxResidentBytes) {

    private static final double TICKS_PER_SECOND = 100;

    static Usage of(ProcessHandle process) {
        try {
            Path proc = Path.of("/proc", String.valueOf(process.pid()));
            String stat = Files.readString(proc.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = IntStream.rangeClosed(11, 14)
                    .mapToLong(i -> Long.parseLong(fields[i]))
                    .sum(); // utime, stime, cutime, cstime
            return new Usage(ticks / TICKS_PER_SECOND, status(proc, "VmRSS:"), status(proc, "VmHWM:"));
        } catch (IOException gone) {
            return new Usage(0, 0, 0);
        }
    }

    /** Of a process and all it has started. The shared memory of a PostgreSQL server is counted in each of its processes. */
    public static Usage ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(Usage::of)
                .reduce(new Usage(0, 0, 0), Usage::plus);
    }

    private static long status(Path proc, String name) throws IOException {
        try (Stream<String> lines = Files.lines(proc.resolve("status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElse(0);
        }
    }

    public Usage plus(Usage more) {
        return new Usage(
                cpuSeconds + more.cpuSeconds,
                residentBytes + more.residentBytes,
                maxResidentBytes + more.maxResidentBytes);
    }
}
