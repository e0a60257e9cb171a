package io.signalpost.bench.compression;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import io.signalpost.bench.load.BodySize;
import io.signalpost.testing.SimulatedBodies;

/**
 * How small a dictionary makes bodies that it was not trained with, of other vehicles and another year, and how much of a
 * processor's time that takes. {@code docs/decisions/0012-compressed-bodies.md} has the command.
 */
public final class CompressionFigures {

    public static final long SEED = 20_271;
    public static final Instant FROM = Instant.parse("2027-06-01T00:00:00Z");
    private static final int BYTES = 6_000_000; // of bodies of each size
    private static final long NANOS = 400_000_000;
    private static final int[] LEVELS = {-1, 1, 3, 5, 9, 12, 19};

    private CompressionFigures() {}

    /** @param files dictionaries; none is the one in use */
    public static void main(String[] files) throws Exception {
        for (String file : files.length == 0 ? new String[] {inUse()} : files) {
            byte[] dictionary = Files.readAllBytes(Path.of(file));
            System.out.printf("%n%s%nbytes   level  ratio  compressed  compress µs  decompress µs%n", file);
            for (BodySize size : List.of(BodySize.TYPICAL, BodySize.LARGE, BodySize.HUGE)) {
                List<byte[]> bodies = new SimulatedBodies(SEED, FROM)
                        .ofLength(size.bytes())
                        .limit(BYTES / size.bytes())
                        .toList();
                for (int level : LEVELS) {
                    print(bodies, dictionary, level);
                }
            }
        }
    }

    private static String inUse() throws Exception {
        return Path.of(CompressionFigures.class
                        .getResource("/db/event-log/dictionary-1.zstd")
                        .toURI())
                .toString();
    }

    private static void print(List<byte[]> bodies, byte[] dictionary, int level) {
        try (var forCompressing = new ZstdDictCompress(dictionary, level);
                var forDecompressing = new ZstdDictDecompress(dictionary);
                var compressor = new ZstdCompressCtx().loadDict(forCompressing);
                var decompressor = new ZstdDecompressCtx().loadDict(forDecompressing)) {
            UnaryOperator<byte[]> decompress =
                    frame -> decompressor.decompress(frame, (int) Zstd.getFrameContentSize(frame));
            List<byte[]> frames = bodies.stream().map(compressor::compress).toList();
            double plain = mean(bodies);
            double compressed = mean(frames);
            System.out.printf(
                    "%-7.0f %5d  %.3f  %10.0f  %11.1f  %13.1f%n",
                    plain,
                    level,
                    compressed / plain,
                    compressed,
                    micros(bodies, compressor::compress),
                    micros(frames, decompress));
        }
    }

    private static double mean(List<byte[]> some) {
        return some.stream().mapToInt(each -> each.length).average().orElseThrow();
    }

    private static double micros(List<byte[]> all, UnaryOperator<byte[]> work) {
        repeat(all, work); // so that it is compiled
        return repeat(all, work);
    }

    /** Microseconds for each, of this thread's own time. */
    private static double repeat(List<byte[]> all, UnaryOperator<byte[]> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long done = 0;
        long bytes = 0;
        long began = threads.getCurrentThreadCpuTime();
        long now = began;
        while (now - began < NANOS) {
            for (byte[] each : all) {
                bytes += work.apply(each).length;
            }
            done += all.size();
            now = threads.getCurrentThreadCpuTime();
        }
        if (bytes == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return (now - began) / 1_000.0 / done;
    }
}
