package io.signalpost.authoring.tryout;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                read(file, in, events);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
    }

    /** How many were left out since they never reach a destination. */
    public long verifyRequests() {
        return verify;
    }

    private void read(Path file, InputStream in, Consumer<LogEntry> events) throws IOException {
        byte[] line = nextLine(in);
        int at = 1;
        while (line != null && isBlank(line)) {
            line = nextLine(in);
            at++;
        }
        byte[] first = Objects.requireNonNullElse(line, new byte[0]);
        if (refusal(first) != null) { // of several lines, or of none
            byte[] whole = concat(first, in.readAllBytes());
            take(file.toString(), whole, events);
            return;
        }
        for (; line != null; line = nextLine(in), at++) {
            if (!isBlank(line)) {
                take(file + ":" + at, line, events);
            }
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

    private static WebhookRefusal refusal(byte[] line) {
        try {
            Envelope.parse(line);
            return null;
        } catch (RefusedException e) {
            return e.refusal() == WebhookRefusal.EVENT_TYPE ? null : e.refusal();
        }
    }

    /** Null at the end. */
    private static byte[] nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one > ' ' || one < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] concat(byte[] first, byte[] rest) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(first.length + rest.length + 1);
        whole.writeBytes(first);
        whole.write('\n');
        whole.writeBytes(rest);
        return whole.toByteArray();
    }
}
