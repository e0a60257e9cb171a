package io.signalpost.webhook;

import io.signalpost.eventlog.EventLogProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Answers a VERIFY with the hash of its challenge, which proves to Smartcar that this address has the token. */
public final class AnswerChallenge implements Processor {

    private final ManagementTokens tokens;
    private final WebhookMetrics metrics;

    public AnswerChallenge(ManagementTokens tokens, WebhookMetrics metrics) {
        this.tokens = tokens;
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) throws RejectedException {
        Message message = exchange.getMessage();
        String challenge = Envelope.parse(message.getBody(byte[].class)).challenge();
        try {
            String tokenName = exchange.getProperty(EventLogProducer.TOKEN_NAME, String.class);
            message.setBody(Challenge.answer(challenge, tokens, tokenName));
            message.removeHeaders("*");
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            metrics.verification("answered");
        } catch (RejectedException forbidden) {
            metrics.verification("refused");
            throw forbidden;
        }
    }
}
