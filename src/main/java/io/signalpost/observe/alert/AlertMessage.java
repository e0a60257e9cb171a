package io.signalpost.observe.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.lang3.time.DurationFormatUtils;

/**
 * What one means has to tell.
 *
 * @param node    that tells it
 * @param at      when it was due
 * @param runbook address of the page on what to do
 */
public record AlertMessage(Means means, Occasion occasion, Alert alert, String node, Instant at, String runbook) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** Why something is told. */
    enum Occasion {
        BEGUN,
        REMINDER,
        OVER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The route of this means, for {@code direct:}. */
    public String route() {
        return "alert-by-" + means.word();
    }

    /** One line. */
    public String title() {
        return switch (occasion) {
            case BEGUN -> alert.kind().begun(alert.subject());
            case REMINDER -> "Still so: " + alert.kind().begun(alert.subject());
            case OVER -> "Over: " + alert.kind().over(alert.subject());
        };
    }

    /** For people, to be read without looking anything up. */
    public String text() {
        String since = TIME.format(alert.since());
        String lasted = lasted();
        if (occasion == Occasion.OVER) {
            return """
                    %s.

                    It began: %s, %s ago

                    Told by Signalpost on %s at %s.
                    """.formatted(alert.kind().over(alert.subject()), since, lasted, node, TIME.format(at));
        }
        return """
                %s.

                Since:      %s, for %s
                Why:        %s
                It means:   %s
                What to do: %s
                More:       %s

                Told by Signalpost on %s at %s. You are told once, reminded while it lasts, and told when it is over.
                """.formatted(
                        alert.kind().begun(alert.subject()),
                        since,
                        lasted,
                        alert.reason(),
                        alert.kind().meaning(),
                        alert.kind().remedy(),
                        more(),
                        node,
                        TIME.format(at));
    }

    /** For machines; {@code text} is what chat systems show. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", alert.kind().word());
        json.put("subject", alert.subject());
        json.put("occasion", occasion.word());
        json.put("since", alert.since().toString());
        json.put("at", at.toString());
        json.put("reason", alert.reason());
        json.put("title", title());
        json.put("text", text());
        json.put("runbook", more());
        json.put("node", node);
        return json;
    }

    private String more() {
        return runbook + "#" + alert.kind().heading();
    }

    private String lasted() {
        Duration lasted = Duration.between(alert.since(), at);
        return DurationFormatUtils.formatDurationWords(Math.max(0, lasted.toMillis()), true, true);
    }
}
