package io.signalpost.eventlog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.signalpost.eventlog.delivery.Answer;
import io.signalpost.eventlog.failure.SafeText;
import io.signalpost.eventlog.ledger.Success;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.StringUtils;

/**
 * What a destination has answered, as Camel's components leave it in headers of the message. A route may say it itself, in
 * the exchange property {@value #PROPERTY}: a text, or for a batch a map of texts by the events' ids.
 */
final class ExchangeAnswer {

    static final String PROPERTY = "SignalpostAnswer";

    private static final int LONGEST = 200;

    /** Before the value of each header. */
    private static final Map<String, String> HEADERS = headers();

    private ExchangeAnswer() {}

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Exchange.HTTP_RESPONSE_CODE, "HTTP ");
        headers.put("CamelAwsSqsMessageId", "message ");
        headers.put("CamelAwsSnsMessageId", "message ");
        headers.put("CamelAwsS3ETag", "ETag ");
        headers.put("CamelMailMessageId", "mail ");
        headers.put("JMSMessageID", "message ");
        headers.put("CamelSqlUpdateCount", "rows: ");
        headers.put("CamelSqlRowCount", "rows: ");
        headers.put(Exchange.FILE_NAME_PRODUCED, "file ");
        return headers;
    }

    static Answer of(Exchange exchange) {
        Object said = exchange.getProperty(PROPERTY);
        if (said instanceof Map<?, ?> byEvent) {
            Map<String, String> answers = new HashMap<>();
            byEvent.forEach((eventId, answer) -> answers.put(eventId.toString(), text(answer)));
            return new Answer(null, answers);
        }
        String answer = said == null ? read(exchange) : text(said);
        return answer == null ? Answer.NONE : new Answer(answer, Map.of());
    }

    private static String text(Object answer) {
        return StringUtils.abbreviate(SafeText.of(answer.toString()), LONGEST);
    }

    static boolean isAnswered(Exchange exchange) {
        return ofHeaders(exchange) != null;
    }

    private static String read(Exchange exchange) {
        return FilterStatus.isDropped(exchange) ? Success.NOTHING_SENT : ofHeaders(exchange);
    }

    private static String ofHeaders(Exchange exchange) {
        if (!exchange.getMessage().hasHeaders()) {
            return null;
        }
        for (Map.Entry<String, String> header : HEADERS.entrySet()) {
            Object value = exchange.getMessage().getHeader(header.getKey());
            if (value != null) {
                return text(header.getValue() + value);
            }
        }
        return null;
    }
}
