package io.signalpost.simulator.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.signalpost.simulator.webhook.InvalidFieldsException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerRequest;

/** The query of a request. What is unknown is refused: a misspelt filter that is ignored finds too much. */
final class Query {

    private final MultiValueMap<String, String> parameters;

    private Query(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @throws InvalidFieldsException when a parameter is not one of these, or given twice */
    static Query of(ServerRequest request, Set<String> known) {
        request.params().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw JsonBody.refused(
                        name,
                        "unknown parameter; expected one of "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (values.size() > 1) {
                throw JsonBody.refused(name, "given more than once");
            }
        });
        return new Query(request.params());
    }

    /** Empty when it is not given; blank counts as not given, as forms send it. */
    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.getFirst(name)).filter(value -> !value.isBlank());
    }

    /** @throws InvalidFieldsException when it is none of these */
    Optional<String> oneOf(String name, List<String> values) {
        Optional<String> value = text(name);
        if (value.isPresent() && !values.contains(value.get())) {
            throw JsonBody.refused(name, "expected " + String.join(" or ", values));
        }
        return value;
    }

    /** @throws InvalidFieldsException when it is not a whole number from 1 to {@code max} */
    int number(String name, int absent, int max) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException none) {
            // answered below
        }
        throw JsonBody.refused(name, "expected a whole number from 1 to " + max);
    }

    /** Whether a filter lets a value pass; one that is not given lets all pass. */
    static boolean matches(Optional<String> filter, Object value) {
        return filter.isEmpty() || filter.get().equals(String.valueOf(value));
    }
}
