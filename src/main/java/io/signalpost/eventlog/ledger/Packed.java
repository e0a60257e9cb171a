package io.signalpost.eventlog.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Many small things as one value of a column: lines of text, deflated. Numbers are written as the distance from the one
 * before, and an answer that was given before by its place among the answers.
 */
final class Packed {

    private Packed() {}

    /** Null for none. */
    static byte[] numbers(List<Long> seqs) {
        String distances = Distances.write(0, seqs);
        return distances == null ? null : deflated(distances);
    }

    static Set<Long> numbers(byte[] packed) {
        return packed == null ? Set.of() : Distances.read(0, inflated(packed));
    }

    /**
     * Null for none. A line each: distance of the number, of the time, milliseconds, place of the answer, and the answer
     * itself where it comes for the first time.
     */
    static byte[] successes(long at, List<Success> successes) {
        if (successes.isEmpty()) {
            return null;
        }
        Map<String, Integer> answers = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        long seq = 0;
        for (Success each : successes) {
            text.append(each.seq() - seq)
                    .append(' ')
                    .append(at - each.at())
                    .append(' ')
                    .append(each.millis());
            seq = each.seq();
            if (each.answer() != null) {
                Integer known = answers.putIfAbsent(each.answer(), answers.size());
                text.append(' ').append(known == null ? answers.size() - 1 : known);
                if (known == null) {
                    text.append(' ').append(each.answer().replace('\n', ' '));
                }
            }
            text.append('\n');
        }
        return deflated(text.toString());
    }

    static List<Success> successes(long at, byte[] packed) {
        List<Success> successes = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        long seq = 0;
        for (String line :
                packed == null ? List.<String>of() : inflated(packed).lines().toList()) {
            String[] parts = line.split(" ", 5);
            if (parts.length == 5) {
                answers.add(parts[4]);
            }
            seq += Long.parseLong(parts[0]);
            successes.add(new Success(
                    seq,
                    at - Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    parts.length > 3 ? answers.get(Integer.parseInt(parts[3])) : null,
                    null));
        }
        return successes;
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String inflated(byte[] bytes) {
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(inflater.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
