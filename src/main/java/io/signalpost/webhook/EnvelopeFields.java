package io.signalpost.webhook;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * The fields of a body that count, wherever the shapes of Smartcar's webhooks have them. What is not of the form that is
 * wanted is passed over, and still checked to be well-formed.
 */
final class EnvelopeFields {

    /** What is wanted of one value. */
    private sealed interface Wanted {

        /** @param json stands at the value, and stands at its end afterwards */
        void read(JsonParser json, Map<String, String> found) throws IOException;
    }

    private static final Fields BODY = new Fields(Map.of(
            "eventId", new Text("eventId"),
            "eventType", new EventType(),
            "eventName", new Text("eventName"),
            "vehicleId", new Text("vehicleId"),
            "mode", new Text("mode"),
            "meta", meta("meta."),
            "data",
                    new Fields(Map.of(
                            "challenge", new Text("data.challenge"),
                            "vehicle",
                                    new Fields(Map.of(
                                            "id", new Text("data.vehicle.id"), "mode", new Text("data.vehicle.mode"))),
                            "meta", meta("data.meta."))),
            "payload",
                    new Fields(Map.of(
                            "challenge", new Text("payload.challenge"),
                            "eventId", new Text("payload.eventId"),
                            "vehicleId", new Text("payload.vehicleId"),
                            "vehicles",
                                    new First(new Fields(
                                            Map.of("vehicleId", new Text("payload.vehicles.vehicleId"))))))));

    private EnvelopeFields() {}

    private static Fields meta(String at) {
        return new Fields(Map.of(
                "mode", new Text(at + "mode"),
                "deliveredAt", new Time(at + "deliveredAt"),
                "deliveryTime", new Time(at + "deliveredAt"),
                "deliveryTimestamp", new Time(at + "deliveredAt")));
    }

    /**
     * Reads one object to its end.
     *
     * @param json  stands at its beginning
     * @param found takes the texts, under their paths; an {@code eventType} that is no text is empty
     */
    static void read(JsonParser json, Map<String, String> found) throws IOException {
        BODY.read(json, found);
    }

    /** A text, found under this path. */
    private record Text(String path) implements Wanted {

        @Override
        public void read(JsonParser json, Map<String, String> found) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                found.put(path, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    /** A time, which some shapes write as a number. */
    private record Time(String path) implements Wanted {

        @Override
        public void read(JsonParser json, Map<String, String> found) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING || json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                found.put(path, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    /** One that is no text is no type, whatever {@code eventName} says. */
    private record EventType() implements Wanted {

        @Override
        public void read(JsonParser json, Map<String, String> found) throws IOException {
            found.put("eventType", json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "");
            json.skipChildren();
        }
    }

    /** An object, and what is wanted of its fields. */
    private record Fields(Map<String, Wanted> byName) implements Wanted {

        @Override
        public void read(JsonParser json, Map<String, String> found) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                Wanted wanted = byName.get(json.currentName());
                json.nextToken();
                if (wanted == null) {
                    json.skipChildren();
                } else {
                    wanted.read(json, found);
                }
            }
        }
    }

    /** An array, of which the first element counts. */
    private record First(Fields element) implements Wanted {

        @Override
        public void read(JsonParser json, Map<String, String> found) throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                return;
            }
            Wanted wanted = element;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (wanted == null) {
                    json.skipChildren();
                } else {
                    wanted.read(json, found);
                    wanted = null;
                }
            }
        }
    }
}
