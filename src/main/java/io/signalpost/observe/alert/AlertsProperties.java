package io.signalpost.observe.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Whom to tell of what cannot wait, and when. Without {@code mailTo} and {@code webhookUrl} nobody is told.
 *
 * @param mailTo                       addresses with commas between; blank for no mail
 * @param webhookUrl                   where a JSON object is posted to; may hold a secret; blank for no webhook
 * @param webhookAllowPrivateAddresses whether that may be on this machine or in a private network
 * @param notReadyAfter                how long a node may be unready before
 * @param destinationDownAfter         how long a destination may be down before
 * @param overAfter                    how long something must be gone, so that what comes and goes is one alert
 * @param remindAfter                  after which they are told again while it lasts
 * @param runbook                      address of the page on what to do
 */
@ConfigurationProperties("signalpost.alerts")
record AlertsProperties(
        String mailTo,
        String webhookUrl,
        @DefaultValue("false") boolean webhookAllowPrivateAddresses,
        @DefaultValue("1m") Duration notReadyAfter,
        @DefaultValue("5m") Duration destinationDownAfter,
        @DefaultValue("1m") Duration overAfter,
        @DefaultValue("4h") Duration remindAfter,
        @DefaultValue("docs/alerts.md") String runbook) {

    private static final Duration SHORTEST_REMINDER = Duration.ofMinutes(1);

    AlertsProperties {
        notNegative("not-ready-after", notReadyAfter, "1m");
        notNegative("destination-down-after", destinationDownAfter, "5m");
        notNegative("over-after", overAfter, "1m");
        if (remindAfter.compareTo(SHORTEST_REMINDER) < 0) {
            throw new IllegalArgumentException("signalpost.alerts.remind-after is " + remindAfter
                    + ", which would be a message all the time; write at least a minute, for instance 4h");
        }
    }

    private static void notNegative(String key, Duration value, String example) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("signalpost.alerts." + key + " is " + value
                    + ", and nothing ends before it begins; write for instance " + example);
        }
    }

    /** How long it must have lasted before people are told. */
    Duration begunAfter(AlertKind kind) {
        return switch (kind) {
            case NOT_READY -> notReadyAfter;
            case DESTINATION_DOWN -> destinationDownAfter;
            case EVENTS_LOST, DATA_LOST, DEAD_LETTERS -> Duration.ZERO;
        };
    }

    List<Means> means() {
        List<Means> means = new ArrayList<>();
        if (StringUtils.hasText(mailTo)) {
            means.add(Means.MAIL);
        }
        if (StringUtils.hasText(webhookUrl)) {
            means.add(Means.WEBHOOK);
        }
        return means;
    }

    /** Without addresses. */
    @Override
    public String toString() {
        return "AlertsProperties" + means();
    }
}
