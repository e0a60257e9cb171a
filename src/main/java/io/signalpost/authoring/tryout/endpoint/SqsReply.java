package io.signalpost.authoring.tryout.endpoint;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** SQS has taken all messages. */
final class SqsReply implements EndpointReply {

    private final AtomicLong number = new AtomicLong();

    @Override
    public void give(Address address, Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof SendMessageBatchRequest request) {
            List<SendMessageBatchResultEntry> taken = request.entries().stream()
                    .map(entry -> SendMessageBatchResultEntry.builder()
                            .id(entry.id())
                            .messageId(id())
                            .build())
                    .toList();
            message.setBody(SendMessageBatchResponse.builder().successful(taken).build());
        } else {
            message.setHeader(Sqs2Constants.MESSAGE_ID, id());
        }
    }

    private String id() {
        return "try-" + number.incrementAndGet();
    }
}
