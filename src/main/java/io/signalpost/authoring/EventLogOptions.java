package io.signalpost.authoring;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.eventlog.delivery.Rate;
import io.signalpost.eventlog.failure.FailureTable;
import org.apache.camel.util.TimeUtils;

/** How a destination is to be read and retried. */
final class EventLogOptions implements Check {

    private static final String RULE = "event-log-option";
    private static final List<String> ONE_OR_MORE = List.of(
            "batchSize", "concurrentConsumers", "maxAttempts", "retryDelay", "retryMultiplier", "maxRetryDelay");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.destinations()
                .filter(route -> !setup.isOff(route))
                .flatMap(route -> setup.from(route).stream())
                .forEach(from -> check(setup, from, findings));
    }

    private static void check(Setup setup, Endpoint from, Consumer<SetupFinding> findings) {
        for (String name : ONE_OR_MORE) {
            option(from, name)
                    .filter(option -> amount(option.value()) < 1)
                    .ifPresent(option -> findings.accept(SetupFinding.error(
                            RULE,
                            Given.of(setup, option).place(),
                            Given.of(setup, option).name() + " must be a number, 1 or more",
                            "write 1 or more")));
        }
        option(from, "startFrom")
                .filter(option -> !isStart(option.value()))
                .ifPresent(option -> findings.accept(SetupFinding.error(
                        RULE,
                        Given.of(setup, option).place(),
                        Given.of(setup, option).name() + " is neither now, beginning nor a time",
                        "write now, beginning or a time such as 2026-03-16T08:40:00Z")));
        understood(setup, from, "rate", Rate::of, findings);
        understood(setup, from, "failures", FailureTable::parse, findings);
        option(from, "batchTimeout")
                .filter(wait -> amount(wait.value()) >= 1
                        && option(from, "batchSize")
                                        .map(it -> amount(it.value()))
                                        .orElse(1d)
                                <= 1)
                .ifPresent(wait -> findings.accept(SetupFinding.warning(
                        RULE,
                        Given.of(setup, wait).place(),
                        Given.of(setup, wait).name() + " has no effect with one event at a time",
                        "write a batchSize over 1")));
        option(from, "maxRetryDelay").ifPresent(longest -> {
            double first = option(from, "retryDelay")
                    .map(option -> amount(option.value()))
                    .orElse(1000d);
            double limit = amount(longest.value());
            if (limit >= 1 && limit < first) {
                findings.accept(SetupFinding.warning(
                        RULE,
                        Given.of(setup, longest).place(),
                        Given.of(setup, longest).name() + " is shorter than 'retryDelay', so each wait is cut to it",
                        "write a maxRetryDelay of at least retryDelay"));
            }
        });
    }

    private static Optional<Option> option(Endpoint from, String name) {
        return from.option(name).filter(Option::isKnown).filter(option -> !option.value()
                .isBlank());
    }

    /** A number, or the milliseconds of a duration; 1 for what is neither, which is told elsewhere. */
    private static double amount(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException noNumber) {
            try {
                return Math.max(1, TimeUtils.toMilliSeconds(value));
            } catch (RuntimeException noDuration) {
                return 1;
            }
        }
    }

    private static boolean isStart(String value) {
        try {
            return value.equals("now") || value.equals("beginning") || Instant.parse(value) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void understood(
            Setup setup, Endpoint from, String name, Consumer<String> parser, Consumer<SetupFinding> findings) {
        option(from, name).ifPresent(option -> {
            try {
                parser.accept(option.value());
            } catch (IllegalArgumentException e) {
                String[] parts = String.valueOf(e.getMessage()).split("[;:] (?=write)", 2);
                findings.accept(SetupFinding.error(
                        RULE,
                        Given.of(setup, option).place(),
                        Given.of(setup, option).name() + ": " + parts[0],
                        parts.length > 1 ? parts[1] : "see docs/event-log.md"));
            }
        });
    }
}
