package io.signalpost.authoring.kit;

import java.util.List;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.sql.SqlConstants;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.http.common.HttpCommonEndpoint;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** How an endpoint answers when all is well, as far as a route can see it. */
enum UsualAnswer implements Answers.Answer {
    WELL;

    @Override
    public void give(Endpoint asked, Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        if (asked instanceof HttpCommonEndpoint) {
            Answers.http(200, Map.of()).give(asked, exchange);
            message.setBody("");
        } else if (message.getBody() instanceof SendMessageBatchRequest batch) {
            message.setBody(taken(batch));
        } else if (asked instanceof SqlEndpoint sql && sql.getQuery().strip().regionMatches(true, 0, "SELECT", 0, 6)) {
            message.setBody(sql.getOutputType().name().equals("SelectOne") ? null : List.of());
            message.setHeader(SqlConstants.SQL_ROW_COUNT, 0);
        } else if (asked instanceof SqlEndpoint) {
            message.setHeader(SqlConstants.SQL_UPDATE_COUNT, 1);
        }
    }

    private static SendMessageBatchResponse taken(SendMessageBatchRequest batch) {
        return SendMessageBatchResponse.builder()
                .successful(batch.entries().stream()
                        .map(entry -> SendMessageBatchResultEntry.builder()
                                .id(entry.id())
                                .messageId(entry.id())
                                .build())
                        .toList())
                .build();
    }
}
