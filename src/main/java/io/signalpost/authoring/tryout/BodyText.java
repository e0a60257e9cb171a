package io.signalpost.authoring.tryout;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.signalpost.event.VehicleEvent;
import org.apache.camel.Exchange;

/** A body as text that a person can read. */
final class BodyText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private BodyText() {}

    /** Something that stays as it is when the exchange goes on: a stream can be read only now. */
    static Object lasting(Object body, Exchange exchange) {
        if (body == null
                || body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof VehicleEvent
                || body instanceof Map
                || body instanceof Collection) {
            return body;
        }
        byte[] bytes = exchange.getContext().getTypeConverter().tryConvertTo(byte[].class, exchange, body);
        return bytes == null ? String.valueOf(body) : bytes;
    }

    static String of(Object body) {
        if (body instanceof VehicleEvent event) {
            return text(event.body());
        }
        if (body instanceof byte[] bytes) {
            return text(bytes);
        }
        if (body instanceof Map || body instanceof Collection) {
            try {
                return JSON.writeValueAsString(body);
            } catch (JsonProcessingException e) {
                return String.valueOf(body);
            }
        }
        return body == null ? "" : String.valueOf(body);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes.length + " bytes that are no text";
        }
    }
}
