package io.signalpost.eventlog.failure;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.lang3.exception.ExceptionUtils;

/** Understands what a route has thrown. */
public final class Failures {

    private static final List<FailureReader> READERS = List.of(
            error -> error instanceof ExplainedFailure explained ? Optional.of(explained.failure()) : Optional.empty(),
            new HttpFailures(Clock.systemUTC()),
            new SmtpFailures(),
            new SqlFailures(),
            new AwsFailures(),
            new KafkaFailures(),
            new MqttFailures(),
            new AmqpFailures(),
            new ErrorClasses(),
            new RouteMistakes());

    private Failures() {}

    /** @param overrides what the operator has decided about single codes */
    public static Failure of(Throwable thrown, FailureTable overrides) {
        return ExceptionUtils.getThrowableList(thrown).stream()
                .flatMap(error -> READERS.stream().flatMap(reader -> read(reader, error)))
                .map(failure -> failure.decidedBy(overrides))
                .min(Comparator.comparing(Failure::kind))
                .orElse(Failure.of(FailureKind.RETRY));
    }

    private static Stream<Failure> read(FailureReader reader, Throwable error) {
        return reader.read(error).stream();
    }
}
