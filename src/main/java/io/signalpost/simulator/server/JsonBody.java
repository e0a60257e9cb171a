package io.signalpost.simulator.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.signalpost.simulator.webhook.InvalidFieldsException;
import io.signalpost.simulator.webhook.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.ServerRequest;

/** Reads the body of a request. What is wrong with it is told by field, and never by quoting it: it may be a token. */
final class JsonBody {

    static final int MAX_BYTES = 64 * 1024;

    private JsonBody() {}

    /**
     * @throws InvalidFieldsException        when it is not JSON, or not JSON of this type
     * @throws ResponseStatusException 413 when it is too long, 415 when it is not declared as JSON
     */
    static <T> T read(ServerRequest request, Class<T> type) {
        byte[] body = bytes(request);
        try {
            T read = ApiJson.MAPPER.readValue(body, type);
            return required(read, "", "send a JSON object");
        } catch (JsonProcessingException e) {
            throw new InvalidFieldsException(List.of(problem(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws InvalidFieldsException when a field is missing */
    static <T> T required(T value, String field, String message) {
        if (value == null) {
            throw refused(field, message);
        }
        return value;
    }

    /** Does what may refuse the value of this field with an {@link IllegalArgumentException}. */
    static void field(String field, Runnable change) {
        try {
            change.run();
        } catch (IllegalArgumentException e) {
            throw refused(field, e.getMessage());
        }
    }

    static InvalidFieldsException refused(String field, String message) {
        return new InvalidFieldsException(List.of(new Problem(field, message)));
    }

    private static byte[] bytes(ServerRequest request) {
        MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        if (!MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
            throw new ResponseStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON, with Content-Type: application/json");
        }
        try (InputStream in = request.servletRequest().getInputStream()) {
            byte[] body = in.readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new ResponseStatusException(
                        HttpStatus.PAYLOAD_TOO_LARGE, "a body may have " + MAX_BYTES + " bytes");
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problem(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return new Problem(
                    "",
                    "not valid JSON, at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
        return new Problem(path(mapping.getPath()), message(mapping));
    }

    private static String path(List<Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String message(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown field; expected one of "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (e.getCause() instanceof IllegalArgumentException refused) {
            return refused.getMessage();
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "expected " + name(ApiJson.MAPPER.constructType(mismatch.getTargetType()))
                : "send a JSON object";
    }

    private static String name(JavaType type) {
        if (type.isEnumType()) {
            return Stream.of(type.getRawClass().getEnumConstants())
                    .map(constant -> ApiJson.MAPPER.convertValue(constant, String.class))
                    .collect(Collectors.joining(" or "));
        }
        if (type.isCollectionLikeType()) {
            return "a list";
        }
        return switch (type.getRawClass().getSimpleName()) {
            case "String" -> "text";
            case "Boolean", "boolean" -> "true or false";
            case "Integer", "int" -> "a whole number";
            case "Double", "double" -> "a number";
            default -> "an object";
        };
    }
}
