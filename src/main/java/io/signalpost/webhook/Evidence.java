package io.signalpost.webhook;

import java.time.Instant;

import io.signalpost.event.EventHeaders;
import io.signalpost.eventlog.EventLogProducer;
import io.signalpost.http.NettyHttpEngine;
import io.signalpost.webhook.refused.RefusedRequest;
import io.signalpost.webhook.refused.RefusedRequest.Findings;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.commons.lang3.StringUtils;

/** What an exchange shows of a request that is kept as refused. */
final class Evidence {

    private static final int MAX_TEXT = 512;

    private Evidence() {}

    static RefusedRequest of(Exchange exchange, Instant now, String cause, int status) {
        Message message = exchange.getMessage();
        byte[] body = message.getBody(byte[].class);
        String signature = exchange.getProperty(VerifySignature.SIGNATURE, String.class);
        String tokenName = exchange.getProperty(EventLogProducer.TOKEN_NAME, String.class);
        // an unsigned VERIFY has the name of the token that answers; and a text that a VERIFY may ask to have signed
        // has a right signature from anybody
        boolean signed = signature != null && tokenName != null && !Challenge.isAnswered(body);
        return new RefusedRequest(
                now,
                cause,
                status,
                printable(signature),
                exchange.getProperty(NettyHttpEngine.REMOTE_ADDRESS, String.class),
                printable(exchange.getProperty(VerifySignature.APPLICATION, String.class)),
                exchange.getProperty(VerifySignature.HEADERS, String.class),
                body,
                new Findings(
                        signed ? tokenName : null,
                        null,
                        message.getHeader(EventHeaders.EVENT_TYPE, String.class),
                        message.getHeader(EventHeaders.MODE, String.class)));
    }

    /** PostgreSQL takes no NUL in a text, and nobody wants any other control character there. */
    private static String printable(String text) {
        return text == null ? null : StringUtils.left(text, MAX_TEXT).replaceAll("\\p{Cntrl}", "?");
    }
}
