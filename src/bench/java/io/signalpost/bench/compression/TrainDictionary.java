package io.signalpost.bench.compression;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.github.luben.zstd.ZstdDictTrainer;
import io.signalpost.testing.Examples;
import io.signalpost.testing.SimulatedBodies;

/**
 * Makes a dictionary for the event log's bodies, as {@code dictionary-1.zstd} was made: of the simulator's bodies and the
 * documented examples. {@code docs/decisions/0012-compressed-bodies.md} has the command. A dictionary that is in use never
 * changes; a new one gets the next number.
 */
public final class TrainDictionary {

    private static final long SEED = 1;
    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final int BODIES = 4_000;
    private static final int COPIES = 10; // of each example, among so many others
    private static final int LEVEL = 3;

    private TrainDictionary() {}

    /** @param arguments the file to write, and how many bytes it may have */
    public static void main(String[] arguments) throws Exception {
        List<byte[]> samples = Stream.concat(
                        new SimulatedBodies(SEED, FROM).ofAllKinds().limit(BODIES),
                        Stream.generate(Examples::bodies).limit(COPIES).flatMap(bodies -> bodies))
                .toList();
        int bytes = samples.stream().mapToInt(body -> body.length).sum();
        ZstdDictTrainer trainer = new ZstdDictTrainer(bytes, Integer.parseInt(arguments[1]), LEVEL);
        samples.forEach(trainer::addSample);
        byte[] dictionary = trainer.trainSamples();
        Files.write(Path.of(arguments[0]), dictionary);
        System.out.printf(
                "%s: %,d bytes, of %,d bodies with %,d bytes%n",
                arguments[0], dictionary.length, samples.size(), bytes);
    }
}
