package io.signalpost.authoring.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.signalpost.authoring.route.Suggestion;

/** The kinds of destinations that can be written, each a route file and, all but one, settings among the resources. */
public enum DestinationKind {
    AMQP(".arrived(\"jms:*\").hasBody(\"KIA EV6: 15 % left\")", "artemis", "rabbitmq", "jms"),
    DATABASE(
            ".arrived(\"sql:*\").hasHeader(\"SmartcarEventType\", \"VEHICLE_STATE\")",
            "sql",
            "jdbc",
            "postgresql",
            "sqlite"),
    EMAIL(".arrived(\"smtp:email\").hasBody(\"KIA EV6: 15 % left\")", "mail", "smtp"),
    FILES(".arrived(\"file:*\").hasBodyContaining(\",15\")", "file", "csv"),
    HTTP(
            ".arrived(\"http:low-battery\").hasJson(\"/text\", \"KIA EV6: 15 % left\")",
            "https", "chat", "webhook", "slack", "teams"),
    KAFKA(".arrived(\"kafka:*\").hasBody(\"KIA EV6: 15 % left\")"),
    LOG(".arrived(\"log:*\").hasBody(\"KIA EV6: 15 % left\")"),
    S3(".arrived(\"aws2-s3:*\").hasBody(\"KIA EV6: 15 % left\")", "aws2-s3", "bucket"),
    SQS(".arrived(\"aws2-sqs:*\").hasBody(\"KIA EV6: 15 % left\")", "aws");

    private final String arrived;
    private final List<String> otherWords;

    /** @param arrived what the test of the example asks of a delivery */
    DestinationKind(String arrived, String... otherWords) {
        this.arrived = arrived;
        this.otherWords = List.of(otherWords);
    }

    /** @throws IllegalArgumentException saying which is meant, or all */
    public static DestinationKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind '" + word + "'; " + remedy(word)));
    }

    private static String remedy(String word) {
        Optional<String> meant = Arrays.stream(values())
                .filter(kind -> kind.otherWords.contains(word))
                .map(DestinationKind::toString)
                .findFirst()
                .or(() -> Suggestion.nearest(word, words()));
        if (meant.isPresent()) {
            return "did you mean '" + meant.get() + "'?";
        }
        return NewDestination.ships(word)
                ? "a destination of that name ships, see docs/destinations.md: set destination." + word
                        + ".enabled=true"
                : "write one of " + String.join(", ", words()) + ", or copy a recipe of docs/cookbook";
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
