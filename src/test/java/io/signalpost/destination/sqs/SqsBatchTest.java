package io.signalpost.destination.sqs;

import java.util.List;
import java.util.stream.IntStream;

import io.signalpost.destination.Events;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.failure.ExplainedFailure;
import io.signalpost.eventlog.failure.FailureKind;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SqsBatchTest {

    private static final List<VehicleEvent> EVENTS =
            List.of(Events.state("e0", 0), Events.state("e1", 0), Events.state("e2", 0));

    private final SqsBatch batch = new SqsBatch("http://localhost/queue", false, "vehicle", 262_144);

    @Test
    void putsAtMostTenEventsIntoARequest() {
        List<VehicleEvent> events =
                IntStream.range(0, 21).mapToObj(i -> Events.state("e" + i, 0)).toList();

        assertThat(batch.requests(events))
                .extracting(request -> request.entries().size())
                .containsExactly(10, 10, 1);
    }

    @Test
    void saysNothingWhenSQSTookEverything() {
        SendMessageBatchResponse response = SendMessageBatchResponse.builder()
                .successful(sent("0"), sent("1"), sent("2"))
                .build();

        assertThatCode(() -> batch.check(EVENTS, List.of(response))).doesNotThrowAnyException();
    }

    @Test
    void givesUpWhatSQSRefusesForGoodAndHasTheRestTriedAgain() {
        SendMessageBatchResponse response = SendMessageBatchResponse.builder()
                .successful(sent("0"))
                .failed(failed("1", "InvalidMessageContents", true), failed("2", "InternalError", false))
                .build();

        PartialDeliveryException failure =
                catchThrowableOfType(PartialDeliveryException.class, () -> batch.check(EVENTS, List.of(response)));

        assertThat(failure.failures()).containsOnlyKeys("e1", "e2");
        assertThat(kind(failure, "e1")).isEqualTo(FailureKind.DEAD);
        assertThat(kind(failure, "e2")).isEqualTo(FailureKind.RETRY);
    }

    @Test
    void hashesIdsThatAFifoQueueDoesNotTake() {
        VehicleEvent odd = Events.state("an id with blanks " + "x".repeat(200), 0);

        SendMessageBatchRequest request = new SqsBatch("http://localhost/queue.fifo", true, "vehicle-strict", 262_144)
                .requests(List.of(odd))
                .get(0);

        SendMessageBatchRequestEntry entry = request.entries().get(0);
        assertThat(entry.messageDeduplicationId()).matches("[0-9a-f]{64}");
        assertThat(entry.messageGroupId()).isEqualTo(Events.VEHICLE);
    }

    private static FailureKind kind(PartialDeliveryException failure, String id) {
        return ((ExplainedFailure) failure.failures().get(id)).failure().kind();
    }

    private static SendMessageBatchResultEntry sent(String id) {
        return SendMessageBatchResultEntry.builder().id(id).build();
    }

    private static BatchResultErrorEntry failed(String id, String code, boolean senderFault) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(code)
                .senderFault(senderFault)
                .build();
    }
}
