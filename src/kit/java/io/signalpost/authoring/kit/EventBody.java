package io.signalpost.authoring.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.signalpost.event.VehicleEvent;
import io.signalpost.webhook.Envelope;
import io.signalpost.webhook.RefusedException;

/** What Smartcar posts, as text or from a file. */
final class EventBody {

    private EventBody() {}

    /** @param body JSON, or the name of a resource or file with it */
    static VehicleEvent event(String body) {
        return body.stripLeading().startsWith("{")
                ? event("the event", body.getBytes(StandardCharsets.UTF_8))
                : event(body, read(body));
    }

    static VehicleEvent event(String name, byte[] body) {
        try {
            return new VehicleEvent(Envelope.parse(body).eventId(), Instant.now(), body);
        } catch (RefusedException refused) {
            throw new AssertionError(
                    name + " is no event: expected one JSON object with an eventType, as Smartcar posts it", refused);
        }
    }

    private static byte[] read(String name) {
        try (InputStream resource = EventBody.class.getResourceAsStream("/" + name)) {
            if (resource != null) {
                return resource.readAllBytes();
            }
            if (Files.isRegularFile(Path.of(name))) {
                return Files.readAllBytes(Path.of(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("there is no " + name + ": put it into src/test/resources, or name it from "
                + Path.of("").toAbsolutePath());
    }
}
