package io.signalpost.eventlog.failure;

import java.time.Duration;
import java.util.Optional;

import org.apache.commons.lang3.StringUtils;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.protocol.Errors;

/** Errors of Kafka's brokers and client, by the names of its protocol. */
final class KafkaFailures implements FailureReader {

    /** What Kafka itself would try again, and has until the time was over: of every record. */
    private static final String RETRIABLE = "RETRIABLE";

    private static final String NO_CLIENT = "Failed to construct kafka producer";

    @Override
    public Optional<Failure> read(Throwable error) {
        if (error instanceof KafkaException unmade && NO_CLIENT.equals(unmade.getMessage())) {
            return Optional.of(new Failure(FailureKind.UNAVAILABLE, null, client(unmade.getCause()), Duration.ZERO));
        }
        // a time-out that knows why it came is told by its cause
        return error instanceof ApiException api && !(api.getCause() instanceof KafkaException)
                ? Optional.of(failure(api))
                : Optional.empty();
    }

    /** No name of a broker is known, a key store cannot be read, and the like. A value may be a secret. */
    private static String client(Throwable why) {
        String message = why == null ? "" : StringUtils.defaultString(why.getMessage());
        return "Kafka client: "
                + (message.startsWith("Invalid value") ? "a property has a wrong value" : SafeText.of(message));
    }

    private static Failure failure(ApiException error) {
        String code = Errors.forException(error).name();
        Failure byCode = Failure.of(Protocol.KAFKA, code, "Kafka " + code, error.getMessage());
        return error instanceof RetriableException
                        && Protocol.KAFKA.table().kind(code).isEmpty()
                ? new Failure(Protocol.KAFKA.kind(RETRIABLE), code, byCode.text(), Duration.ZERO)
                : byCode;
    }
}
