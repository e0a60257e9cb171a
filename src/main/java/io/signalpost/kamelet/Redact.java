package io.signalpost.kamelet;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.DestinationUnavailableException;
import io.signalpost.eventlog.delivery.UndeliverableException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** Kamelet {@code redact}: an event becomes another that says less. Its own id stays, so that it is known again. */
public final class Redact {

    /** So many characters cannot be guessed. */
    static final int SHORTEST_SECRET = 32;

    private final String secret;

    public Redact(String secret) {
        this.secret = secret;
    }

    /**
     * Changes the body, an event or a list of them, and the header with the vehicle's id.
     *
     * @param vin      and the others: {@code keep}, {@code drop} or {@code hash}
     * @param position of any signal of the group Location, and coordinates and addresses wherever they are
     * @param ids      of vehicle and owner, and the name that the owner gave the car
     */
    public void redact(Exchange exchange, String vin, String position, String ids) {
        PersonalParts parts =
                new PersonalParts(Treatment.of(vin), Treatment.of(position), Treatment.of(ids), this::digest);
        Message message = exchange.getMessage();
        if (message.getBody() instanceof List<?> list) {
            message.setBody(list.stream().map(each -> redacted(each, parts)).toList());
        } else {
            VehicleEvent redacted = redacted(message.getBody(), parts);
            message.setBody(redacted);
            String vehicle = redacted.vehicle().id();
            if (vehicle == null) {
                message.removeHeader(EventHeaders.VEHICLE_ID);
            } else {
                message.setHeader(EventHeaders.VEHICLE_ID, vehicle);
            }
        }
    }

    private static VehicleEvent redacted(Object body, PersonalParts parts) {
        VehicleEvent event = Bodies.event(body, "redact");
        if (!(event.json() instanceof ObjectNode json)) {
            throw new UndeliverableException("the event is no JSON object, so nothing can be taken out of it");
        }
        ObjectNode copy = json.deepCopy();
        parts.takeOut(event, copy);
        byte[] bytes = copy.toString().getBytes(StandardCharsets.UTF_8);
        VehicleEvent redacted = new VehicleEvent(event.id(), event.receivedAt(), bytes, event.logNumber());
        return event.replayed() ? redacted.forReplay() : redacted;
    }

    private String digest(String text) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new DestinationUnavailableException("signalpost.redact.secret is not set to " + SHORTEST_SECRET
                    + " characters or more, so redact cannot hash");
        }
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex(text);
    }
}
