package io.signalpost.eventlog.failure;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaFailuresTest {

    /** All that Kafka's protocol has. */
    static List<Errors> errors() {
        return Arrays.stream(Errors.values())
                .filter(error -> error != Errors.NONE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whatKafkaCallsRetriableMeansUnavailableAndNothingElseIsGivenAnotherMeaningThanItsTable(Errors error) {
        Failure failure = understand(error.exception("said by the broker"));

        assertThat(failure.code()).isEqualTo(error.name());
        assertThat(failure.kind())
                .isEqualTo(
                        error.exception() instanceof RetriableException
                                ? FailureKind.UNAVAILABLE
                                : Protocol.KAFKA.kind(error.name()));
        assertThat(failure.text()).isEqualTo("Kafka " + error.name() + ": said by the broker");
    }

    @Test
    void everyCodeOfTheTableIsOneOfKafkas() {
        List<String> names = errors().stream().map(Errors::name).toList();

        assertThat(Protocol.KAFKA.table().kinds().keySet())
                .allMatch(code -> code.equals("RETRIABLE") || names.contains(code));
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGE_TOO_LARGE, dead",
        "RECORD_LIST_TOO_LARGE, dead",
        "INVALID_RECORD, dead",
        "TOPIC_AUTHORIZATION_FAILED, unavailable",
        "NOT_ENOUGH_REPLICAS, unavailable",
        "THROTTLING_QUOTA_EXCEEDED, unavailable",
        "UNKNOWN_SERVER_ERROR, retry",
        "POLICY_VIOLATION, retry"
    })
    void anErrorMeansWhatTheTableSays(Errors error, String kind) {
        assertThat(understand(new ExecutionException(error.exception())).kind()).hasToString(kind);
    }

    @Test
    void aTimeOutThatKnowsItsCauseIsToldByIt() {
        TimeoutException missing = new TimeoutException("not present", new UnknownTopicOrPartitionException("missing"));

        assertThat(understand(missing).text()).isEqualTo("Kafka UNKNOWN_TOPIC_OR_PARTITION: missing");
        assertThat(understand(new TimeoutException("expired")).text()).isEqualTo("Kafka REQUEST_TIMED_OUT: expired");
    }

    @Test
    void aClientThatCannotBeMadeMeansUnavailableAndNoValueIsTold() {
        KafkaException unknown =
                new KafkaException("Failed to construct kafka producer", new ConfigException("No resolvable urls"));
        KafkaException wrong = new KafkaException(
                "Failed to construct kafka producer", new ConfigException("sasl.jaas.config", "secret", "is odd"));

        assertThat(understand(unknown))
                .returns(FailureKind.UNAVAILABLE, Failure::kind)
                .returns("Kafka client: No resolvable urls", Failure::text);
        assertThat(understand(wrong).text()).isEqualTo("Kafka client: a property has a wrong value");
    }

    @Test
    void aLoginThatIsRefusedMeansUnavailable() {
        assertThat(understand(new SaslAuthenticationException("wrong")).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    private static Failure understand(Throwable failure) {
        return Failures.of(failure, FailureTable.parse(""));
    }
}
