package io.signalpost.authoring.tryout;

import java.io.IOException;
import java.io.LineNumberReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.webhook.Envelope;
import io.signalpost.webhook.RefusedException;
import io.signalpost.webhook.WebhookRefusal;

/** Example bodies: a file each, or as JSON lines. They are taken as received when Smartcar delivered them. */
public final class EventFiles {

    /** Each byte as a character, whatever it is part of. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final List<Path> files;
    private final Instant now = Instant.now();
    private long number;
    private long verify;

    /**
     * @param path a file, or a folder of {@code .json}, {@code .jsonl} and {@code .ndjson} files
     * @throws IllegalArgumentException when there is none
     */
    public EventFiles(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException(path + ": there is no such file or folder");
        }
        this.files = Files.isDirectory(path) ? inside(path) : List.of(path);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    path + ": no events are in it; put bodies there as *.json, or as lines of a *.jsonl");
        }
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|jsonl|ndjson)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException for what the receiver would refuse, with its file and line */
    public void read(Consumer<LogEntry> events) {
        for (Path file : files) {
            try (LineNumberReader lines = new LineNumberReader(Files.newBufferedReader(file, BYTES))) {
                read(file, lines, events);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
    }

    /** How many were left out since they never reach a destination. */
    public long verifyRequests() {
        return verify;
    }

    private void read(Path file, LineNumberReader lines, Consumer<LogEntry> events) throws IOException {
        String line = nextLine(lines);
        if (line == null || !isWhole(line)) {
            take(file.toString(), Files.readAllBytes(file), events);
            return;
        }
        for (; line != null; line = nextLine(lines)) {
            take(file + ":" + lines.getLineNumber(), line.getBytes(BYTES), events);
        }
    }

    /** That is not blank; null at the end. */
    private static String nextLine(LineNumberReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && line.isBlank()) {
            line = lines.readLine();
        }
        return line;
    }

    /** Whether it is an object by itself, else it is the first line of one. */
    private static boolean isWhole(String line) {
        try {
            Envelope.parse(line.getBytes(BYTES));
            return true;
        } catch (RefusedException e) {
            return e.refusal() != WebhookRefusal.JSON;
        }
    }

    private void take(String place, byte[] body, Consumer<LogEntry> events) {
        try {
            Envelope envelope = Envelope.parse(body);
            if (envelope.isVerify()) {
                verify++;
                return;
            }
            Instant receivedAt = Objects.requireNonNullElse(envelope.deliveredAt(), now);
            VehicleEvent event = new VehicleEvent(envelope.eventId(), receivedAt, body, ++number);
            events.accept(new LogEntry(
                    number, 0, envelope.eventType(), envelope.mode(), envelope.vehicleId(), body.length, false, event));
        } catch (RefusedException e) {
            throw new IllegalArgumentException(place + ": "
                    + (e.refusal() == WebhookRefusal.EVENT_TYPE
                            ? "is no event, it has no eventType"
                            : "is no event, expected a JSON object as Smartcar sends it"));
        }
    }
}
