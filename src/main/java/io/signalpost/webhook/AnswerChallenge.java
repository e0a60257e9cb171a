package io.signalpost.webhook;

import io.signalpost.eventlog.EventLogProducer;
import io.signalpost.http.NettyHttpEngine;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Answers a VERIFY with the hash of its challenge, which proves to Smartcar that this address has the token. */
public final class AnswerChallenge implements Processor {

    private final ManagementTokens tokens;
    private final AnswerVerify policy;
    private final WebhookMetrics metrics;
    private final VerifyLog log = new VerifyLog();

    public AnswerChallenge(ManagementTokens tokens, AnswerVerify policy, WebhookMetrics metrics) {
        this.tokens = tokens;
        this.policy = policy;
        this.metrics = metrics;
    }

    @Override
    public void process(Exchange exchange) throws RefusedException {
        Message message = exchange.getMessage();
        String tokenName = exchange.getProperty(EventLogProducer.TOKEN_NAME, String.class);
        String outcome = "refused";
        try {
            policy.check(exchange.getProperty(VerifySignature.SIGNATURE) != null);
            String challenge = Envelope.parse(message.getBody(byte[].class)).challenge();
            message.setBody(Challenge.answer(challenge, tokens, tokenName));
            message.removeHeaders("*");
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            outcome = "answered";
        } finally {
            metrics.verification(outcome);
            log.tell(outcome, exchange.getProperty(NettyHttpEngine.REMOTE_ADDRESS, String.class), tokenName);
        }
    }
}
