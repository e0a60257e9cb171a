package io.signalpost.destination.sqs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.failure.AwsFailures;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** What SQS says of the entries of one batch, which are named by their places in it. */
final class SqsAnswers {

    private final Map<String, String> taken = new HashMap<>();
    private final Map<String, RuntimeException> refused = new HashMap<>();
    private final boolean empty;

    SqsAnswers(List<SendMessageBatchResponse> responses) {
        responses.forEach(response -> {
            response.successful().forEach(entry -> taken.put(entry.id(), entry.messageId()));
            response.failed()
                    .forEach(entry -> refused.put(entry.id(), AwsFailures.entry(entry.code(), entry.message())));
        });
        empty = responses.stream()
                .anyMatch(response ->
                        response.successful().isEmpty() && response.failed().isEmpty());
    }

    boolean names(int place) {
        return taken.containsKey(Integer.toString(place)) || refused.containsKey(Integer.toString(place));
    }

    /** Empty when SQS has taken the entry. */
    Optional<RuntimeException> failure(int place) {
        return Optional.ofNullable(refused.get(Integer.toString(place)));
    }

    /** The id that SQS gave the entry's message; null when it has given none. */
    String messageId(int place) {
        return taken.get(Integer.toString(place));
    }

    /** For an entry that was sent and is not named. */
    RuntimeException unanswered() {
        return empty
                ? new DestinationUnavailableException("SQS has answered without naming any entry")
                : new IllegalStateException("SQS has not said what became of the entry");
    }
}
