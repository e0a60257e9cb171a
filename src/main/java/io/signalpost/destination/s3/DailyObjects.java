package io.signalpost.destination.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.destination.line.JsonLines;
import io.signalpost.destination.line.LineFormat;
import io.signalpost.event.VehicleEvent;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Makes objects of a batch of events: for each day (UTC, by the time of receipt) one of JSON lines, in gzip, and behind it a
 * manifest, which says that it is there. The same events make the same objects, by name and by content, so that a batch that
 * is put again takes its own place.
 */
public final class DailyObjects {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss").withZone(ZoneOffset.UTC);
    private static final int DIGITS = 16;

    private final String prefix;
    private final ObjectMapper json;
    private final LineFormat lines = new JsonLines();

    DailyObjects(String prefix, ObjectMapper json) {
        this.prefix = prefix;
        this.json = json;
    }

    /** In the order in which they are to be put. */
    public List<StoredObject> of(List<VehicleEvent> events) {
        List<StoredObject> objects = new ArrayList<>();
        byDay(events).forEach((day, ofTheDay) -> {
            StoredObject data = new StoredObject(key(day, ofTheDay), "application/gzip", compressed(ofTheDay));
            String manifest = prefix + "manifests/" + day + "/" + name(ofTheDay) + ".json";
            objects.add(data);
            objects.add(new StoredObject(manifest, "application/json", manifest(data, ofTheDay)));
        });
        return objects;
    }

    /** Where each event is, by the event's id. */
    public Map<String, String> places(List<VehicleEvent> events) {
        Map<String, String> places = new HashMap<>();
        byDay(events).forEach((day, ofTheDay) -> {
            String key = key(day, ofTheDay);
            ofTheDay.forEach(event -> places.put(event.id(), "object " + key));
        });
        return places;
    }

    private static Map<LocalDate, List<VehicleEvent>> byDay(List<VehicleEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> LocalDate.ofInstant(event.receivedAt(), ZoneOffset.UTC),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private String key(LocalDate day, List<VehicleEvent> events) {
        return prefix + day + "/" + name(events) + "." + lines.extension() + ".gz";
    }

    private static String name(List<VehicleEvent> events) {
        String ids = events.stream().map(VehicleEvent::id).collect(Collectors.joining("\n"));
        return TIME.format(events.get(0).receivedAt()) + "-"
                + DigestUtils.sha256Hex(ids).substring(0, DIGITS);
    }

    private byte[] compressed(List<VehicleEvent> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            for (VehicleEvent event : events) {
                gzip.write(lines.lines(event));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not in memory
        }
        return bytes.toByteArray();
    }

    private byte[] manifest(StoredObject data, List<VehicleEvent> events) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("object", data.key());
        manifest.put("bytes", data.content().length);
        manifest.put("sha256", DigestUtils.sha256Hex(data.content()));
        manifest.put("events", events.size());
        List<Instant> received =
                events.stream().map(VehicleEvent::receivedAt).sorted().toList();
        manifest.put("firstReceivedAt", received.get(0).toString());
        manifest.put("lastReceivedAt", received.get(received.size() - 1).toString());
        try {
            return json.writeValueAsBytes(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
