package io.signalpost.destination.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.database.OwnerOnly;
import io.signalpost.destination.Outgoing;
import io.signalpost.destination.line.LineFormat;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.DestinationUnavailableException;

/**
 * A file per day (UTC, by the time of receipt), {@code events-2026-11-29.jsonl}; when it is full, the day goes on in
 * {@code events-2026-11-29.2.jsonl}. What was appended is on disk.
 */
@Outgoing("file")
public final class DailyFiles {

    private final Path folder;
    private final LineFormat format;
    private final long maxSize;

    DailyFiles(Path folder, LineFormat format, long maxSize) {
        this.folder = folder;
        this.format = format;
        this.maxSize = maxSize;
    }

    /**
     * Returns the file, or the last of several.
     *
     * @throws DestinationUnavailableException when they could not be written; some may be there all the same
     */
    public synchronized String append(List<VehicleEvent> events) {
        Map<LocalDate, List<VehicleEvent>> days = new LinkedHashMap<>();
        for (VehicleEvent event : events) {
            days.computeIfAbsent(LocalDate.ofInstant(event.receivedAt(), ZoneOffset.UTC), day -> new ArrayList<>())
                    .add(event);
        }
        String file = null;
        for (Map.Entry<LocalDate, List<VehicleEvent>> day : days.entrySet()) {
            file = append(day.getKey(), day.getValue());
        }
        return file;
    }

    private String append(LocalDate day, List<VehicleEvent> events) {
        try {
            Path file = fileOf(day);
            OwnerOnly.create(file);
            new LineFile(file).append(format.heading(), events.stream().map(format::lines));
            return file.getFileName().toString();
        } catch (IOException e) {
            throw new DestinationUnavailableException(
                    "destination.files.folder: cannot write to " + folder + ": " + reason(e), e);
        }
    }

    /** The last one of the day, or the next when that is full. */
    private Path fileOf(LocalDate day) throws IOException {
        int number = 1;
        while (Files.exists(file(day, number + 1))) {
            number++;
        }
        Path last = file(day, number);
        return Files.exists(last) && Files.size(last) >= maxSize ? file(day, number + 1) : last;
    }

    private Path file(LocalDate day, int number) {
        return folder.resolve("events-" + day + (number == 1 ? "" : "." + number) + "." + format.extension());
    }

    private static String reason(Exception e) {
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}
