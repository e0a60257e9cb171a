package io.signalpost.destination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Turns a batch of events into requests within the limits of SQS, and their responses into what became of each event. */
public final class SqsBatch {

    private static final int MAX_ENTRIES = 10;

    private final String queueUrl;
    private final SqsMessages messages;
    private final long maxBytes;

    SqsBatch(String queueUrl, boolean fifo, long maxBytes) {
        this.queueUrl = queueUrl;
        this.messages = new SqsMessages(fifo);
        this.maxBytes = maxBytes;
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

    /** @throws PartialDeliveryException naming the events that SQS did not take or could not be offered */
    public void check(List<VehicleEvent> events, List<SendMessageBatchResponse> responses) {
        Map<String, Throwable> failures = new HashMap<>();
        Set<Integer> answered = new HashSet<>();
        for (SendMessageBatchResponse response : responses) {
            response.successful().forEach(sent -> answered.add(Integer.valueOf(sent.id())));
            for (BatchResultErrorEntry failed : response.failed()) {
                answered.add(Integer.valueOf(failed.id()));
                failures.put(events.get(Integer.parseInt(failed.id())).id(), failure(failed));
            }
        }
        for (int i = 0; i < events.size(); i++) {
            if (!answered.contains(i)) { // requests() has left it out
                failures.put(
                        events.get(i).id(),
                        new UndeliverableException("The event is larger than what the queue takes, " + maxBytes
                                + " bytes (destination.sqs.max-request-size)"));
            }
        }
        if (!failures.isEmpty()) {
            throw new PartialDeliveryException(failures);
        }
    }

    private SendMessageBatchRequest request(List<SendMessageBatchRequestEntry> entries) {
        return SendMessageBatchRequest.builder()
                .queueUrl(queueUrl)
                .entries(entries)
                .build();
    }

    private static RuntimeException failure(BatchResultErrorEntry failed) {
        String reason = "SQS refused the message: " + failed.code();
        return Boolean.TRUE.equals(failed.senderFault())
                ? new UndeliverableException(reason)
                : new IllegalStateException(reason);
    }
}
