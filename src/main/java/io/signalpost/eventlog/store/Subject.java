package io.signalpost.eventlog.store;

import java.io.IOException;
import java.util.Locale;
import java.util.zip.CRC32;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Whom an event is about, as a number, which others may share: only the event itself tells for sure.
 */
public final class Subject {

    /** No number is negative otherwise. */
    public static final long NONE = -1;

    private static final JsonFactory JSON = new JsonFactory();

    private Subject() {}

    /** @param id whatever its case; null for none */
    public static long vehicle(String id) {
        return hash("vehicle", id);
    }

    /** @param id whatever its case; null for none */
    public static long user(String id) {
        return hash("user", id);
    }

    private static long hash(String kind, String id) {
        if (id == null) {
            return NONE;
        }
        CRC32 hash = new CRC32();
        hash.update((kind + ' ' + id.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
        return hash.getValue();
    }

    /**
     * {@code data.user.id} of a body, which stands near its beginning, so that most of it need not be read; null when there is
     * none. No body of Smartcar's has the user's id elsewhere.
     */
    public static String userOf(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() == JsonToken.START_OBJECT
                    && enter(json, "data")
                    && enter(json, "user")
                    && find(json, "id")
                    && json.currentToken() == JsonToken.VALUE_STRING) {
                return json.getText();
            }
        } catch (IOException noJson) {
            // then it names no user
        }
        return null;
    }

    private static boolean enter(JsonParser json, String member) throws IOException {
        return find(json, member) && json.currentToken() == JsonToken.START_OBJECT;
    }

    private static boolean find(JsonParser json, String member) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = json.currentName().equals(member);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }
}
