package io.signalpost.destination.sqs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.failure.ExplainedFailure;
import io.signalpost.eventlog.failure.FailureKind;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Turns a batch of events into requests within the limits of SQS, and their responses into what became of each event. */
public final class SqsBatch {

    private static final int MAX_ENTRIES = 10;

    private final String queueUrl;
    private final SqsMessages messages;
    private final String order;
    private final long maxBytes;

    SqsBatch(String queueUrl, boolean fifo, String order, long maxBytes) {
        this.queueUrl = queueUrl;
        this.messages = new SqsMessages(fifo);
        this.order = order;
        this.maxBytes = maxBytes;
    }

    /** In which order events are to be delivered. */
    public String order() {
        return order;
    }

    /** The requests in the order of the events, each entry named by its event's place in the batch. */
    public List<SendMessageBatchRequest> requests(List<VehicleEvent> events) {
        List<SendMessageBatchRequest> requests = new ArrayList<>();
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < events.size(); i++) {
            SendMessageBatchRequestEntry entry = messages.entry(i, events.get(i));
            long size = SqsMessages.size(entry);
            if (size > maxBytes) {
                continue; // check() reports it
            }
            if (entries.size() == MAX_ENTRIES || bytes + size > maxBytes) {
                requests.add(request(entries));
                entries = new ArrayList<>();
                bytes = 0;
            }
            entries.add(entry);
            bytes += size;
        }
        if (!entries.isEmpty()) {
            requests.add(request(entries));
        }
        return requests;
    }

    /**
     * What SQS said to each event, by the event's id.
     *
     * @throws PartialDeliveryException naming the events that SQS did not take or could not be offered
     * @throws RuntimeException when SQS took none of them, for a reason that has nothing to do with them
     */
    public Map<String, String> check(List<VehicleEvent> events, List<SendMessageBatchResponse> responses) {
        SqsAnswers answers = new SqsAnswers(responses);
        Map<String, RuntimeException> failures = new LinkedHashMap<>();
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            VehicleEvent event = events.get(i);
            Optional<RuntimeException> failure = answers.names(i)
                    ? answers.failure(i)
                    : Optional.of(isTooLarge(i, event) ? tooLarge() : answers.unanswered());
            failure.ifPresent(why -> failures.put(event.id(), why));
            said.put(event.id(), "message " + answers.messageId(i));
        }
        if (failures.size() == events.size()) {
            failures.values().stream().filter(SqsBatch::concernsAll).findFirst().ifPresent(all -> {
                throw all;
            });
        }
        if (!failures.isEmpty()) {
            throw new PartialDeliveryException(failures);
        }
        return said;
    }

    private static boolean concernsAll(RuntimeException failure) {
        return failure instanceof ExplainedFailure explained
                && explained.failure().kind() == FailureKind.UNAVAILABLE;
    }

    /** What {@link #requests} has left out. */
    private boolean isTooLarge(int place, VehicleEvent event) {
        return SqsMessages.size(messages.entry(place, event)) > maxBytes;
    }

    private UndeliverableException tooLarge() {
        return new UndeliverableException("The event is larger than what the queue takes, " + maxBytes
                + " bytes (destination.sqs.max-request-size)");
    }

    private SendMessageBatchRequest request(List<SendMessageBatchRequestEntry> entries) {
        return SendMessageBatchRequest.builder()
                .queueUrl(queueUrl)
                .entries(entries)
                .build();
    }
}
