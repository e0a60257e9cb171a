package io.signalpost.authoring.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.signalpost.authoring.route.Suggestion;

/** The kinds of destinations that can be written, each a route file and, all but one, settings among the resources. */
public enum DestinationKind {
    DATABASE(".arrived(\"sql:*\").hasHeader(\"SmartcarEventType\", \"VEHICLE_STATE\")"),
    EMAIL(".arrived(\"smtp:email\").hasBody(\"KIA EV6: 15 % left\")"),
    FILES(".arrived(\"file:*\").hasBodyContaining(\",15\")"),
    HTTP(".arrived(\"http:low-battery\").hasJson(\"/text\", \"KIA EV6: 15 % left\")"),
    KAFKA(".arrived(\"kafka:*\").hasBody(\"KIA EV6: 15 % left\")"),
    LOG(".arrived(\"log:*\").hasBody(\"KIA EV6: 15 % left\")"),
    SQS(".arrived(\"aws2-sqs:*\").hasBody(\"KIA EV6: 15 % left\")");

    private final String arrived;

    /** @param arrived what the test of the example asks of a delivery */
    DestinationKind(String arrived) {
        this.arrived = arrived;
    }

    /** @throws IllegalArgumentException naming the nearest, or all */
    public static DestinationKind of(String word) {
        List<String> words = words();
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind '" + word + "'"
                        + Suggestion.clause(word, words)
                        + "; write one of " + String.join(", ", words)
                        + ", or copy a recipe of docs/cookbook"));
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(DestinationKind::toString).toList();
    }

    String arrived() {
        return arrived;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
