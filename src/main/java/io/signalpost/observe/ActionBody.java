package io.signalpost.observe;

import java.util.Collection;
import java.util.Map;

import org.springframework.lang.Nullable;

/** The JSON object that an action is sent with. A field that is not known, or has no value that could be meant, is refused. */
public final class ActionBody {

    private final Map<String, Object> fields;

    /** @param known names of fields */
    public ActionBody(Map<String, Object> fields, Collection<String> known) {
        this.fields = fields;
        fields.keySet().forEach(name -> Parameters.requireKnown("field", name, known));
    }

    /** Null when it is not there. */
    @Nullable
    public String text(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String text && !text.isBlank()) {
            return (String) value;
        }
        throw new ProblemException(400, name + " must be a text");
    }

    /** One of the words. */
    public String word(String name, Collection<String> words) {
        String value = text(name);
        if (value == null || !words.contains(value)) {
            throw new ProblemException(
                    400, name + " must be " + (words.size() > 1 ? "one of " : "") + String.join(", ", words));
        }
        return value;
    }

    /** False when it is not there. */
    public boolean flag(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new ProblemException(400, name + " must be true or false");
    }
}
