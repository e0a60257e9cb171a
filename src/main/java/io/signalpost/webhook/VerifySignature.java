package io.signalpost.webhook;

import java.util.Optional;

import io.signalpost.event.EventHeaders;
import io.signalpost.eventlog.EventLogProducer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Turns a request into an authentic event: after it the message has the raw body, the four {@link EventHeaders} and no
 * other header. What is not authentic leaves as {@link RefusedException}.
 */
public final class VerifySignature implements Processor {

    /** Exchange property: name of the only token that counts on this path; absent on the common paths. */
    public static final String APPLICATION = "SmartcarApplication";
    /** Exchange property: the signature as sent; absent when there was none or several. */
    public static final String SIGNATURE = "SmartcarSignature";
    /** Exchange property: what {@link HeaderEvidence} keeps of the headers of a refused request. */
    public static final String HEADERS = "SmartcarRequestHeaders";
    /** Exchange property: when Smartcar says it has delivered the event. Type: Instant; absent when it does not say. */
    public static final String DELIVERED_AT = "SmartcarDeliveredAt";

    /** A VERIFY has some 300 bytes. Nothing longer is parsed for a stranger. */
    private static final int MAX_UNSIGNED = 8 * 1024;

    private final ManagementTokens tokens;

    public VerifySignature(ManagementTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void process(Exchange exchange) throws RefusedException {
        Message message = exchange.getMessage();
        Object signature = message.getHeader(HeaderEvidence.SIGNATURE);
        if (signature instanceof String) {
            exchange.setProperty(SIGNATURE, signature);
        }
        try {
            Envelope envelope = authenticate(exchange, signature, message.getBody(byte[].class));
            message.removeHeaders("*");
            describe(exchange, envelope);
        } catch (RefusedException refused) {
            exchange.setProperty(HEADERS, HeaderEvidence.of(message.getHeaders()));
            message.removeHeaders("*");
            throw refused;
        }
    }

    private Envelope authenticate(Exchange exchange, Object signature, byte[] body) throws RefusedException {
        ManagementTokens permitted = permitted(exchange.getProperty(APPLICATION, String.class));
        if (signature == null) {
            Envelope verify = unsignedVerify(body);
            exchange.setProperty(EventLogProducer.TOKEN_NAME, permitted.first());
            return verify;
        }
        exchange.setProperty(EventLogProducer.TOKEN_NAME, signer(permitted, signature, body));
        return Envelope.parse(body);
    }

    private ManagementTokens permitted(String application) throws RefusedException {
        return application == null
                ? tokens
                : tokens.only(application).orElseThrow(() -> new RefusedException(WebhookRefusal.APPLICATION));
    }

    /** A repeated header is a list of values, and that is no signature. */
    private static String signer(ManagementTokens permitted, Object signature, byte[] body) throws RefusedException {
        Optional<String> name = signature instanceof String text ? permitted.match(body, text) : Optional.empty();
        return name.orElseThrow(() -> new RefusedException(WebhookRefusal.SIGNATURE));
    }

    private static Envelope unsignedVerify(byte[] body) throws RefusedException {
        if (body.length <= MAX_UNSIGNED) {
            try {
                Envelope envelope = Envelope.parse(body);
                if (envelope.isVerify()) {
                    return envelope;
                }
            } catch (RefusedException malformed) {
                // a stranger learns only that a signature is missing
            }
        }
        throw new RefusedException(WebhookRefusal.UNSIGNED);
    }

    private static void describe(Exchange exchange, Envelope envelope) {
        exchange.setProperty(DELIVERED_AT, envelope.deliveredAt());
        Message message = exchange.getMessage();
        message.setHeader(EventHeaders.EVENT_ID, envelope.eventId());
        message.setHeader(EventHeaders.EVENT_TYPE, envelope.eventType());
        if (envelope.vehicleId() != null) {
            message.setHeader(EventHeaders.VEHICLE_ID, envelope.vehicleId());
        }
        message.setHeader(EventHeaders.MODE, envelope.mode());
    }
}
