package io.signalpost.event;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Converter;

/** Lets any component take a {@link VehicleEvent}: as the verbatim bytes, or as JSON already parsed. */
@Converter(generateLoader = true)
public final class VehicleEventConverter {

    private VehicleEventConverter() {}

    @Converter
    public static byte[] toBytes(VehicleEvent event) {
        return event.body();
    }

    /** Not by the charset of the exchange: Smartcar sends UTF-8, and what comes out must be what came in. */
    @Converter
    public static String toText(VehicleEvent event) {
        return new String(event.body(), StandardCharsets.UTF_8);
    }

    @Converter
    public static InputStream toInputStream(VehicleEvent event) {
        return new ByteArrayInputStream(event.body());
    }

    @Converter
    public static ByteBuffer toByteBuffer(VehicleEvent event) {
        return ByteBuffer.wrap(event.body()).asReadOnlyBuffer();
    }

    /** A new one, so that a route may add to it; what is inside cannot be changed. Empty when the body is no object. */
    @Converter
    public static Map<?, ?> toMap(VehicleEvent event) {
        return Json.plain(event.json()) instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : new LinkedHashMap<>();
    }

    /** A copy, so that a route may change it. */
    @Converter
    public static JsonNode toJson(VehicleEvent event) {
        return event.json().deepCopy();
    }
}
