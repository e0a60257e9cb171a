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

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    String of(Object body, Exchange exchange) {
        if (body == null) {
            return "";
        }
        if (body instanceof VehicleEvent event) {
            return bytes(event.body());
        }
        if (body instanceof byte[] bytes) {
            return bytes(bytes);
        }
        if (body instanceof Map || body instanceof Collection) {
            try {
                return json.writeValueAsString(body);
            } catch (JsonProcessingException e) {
                return String.valueOf(body);
            }
        }
        byte[] bytes = body instanceof CharSequence
                ? null
                : exchange.getContext().getTypeConverter().tryConvertTo(byte[].class, exchange, body);
        return bytes == null ? String.valueOf(body) : bytes(bytes);
    }

    private static String bytes(byte[] bytes) {
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
