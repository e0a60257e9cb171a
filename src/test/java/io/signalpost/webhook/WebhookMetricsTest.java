package io.signalpost.webhook;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookMetricsTest extends SharedIngress {

    @Test
    void acceptedAndRefusedAreCounted() throws Exception {
        double accepted = ingress.counter("signalpost.webhook.accepted", "event_type", "VEHICLE_STATE");
        double other = ingress.counter("signalpost.webhook.accepted", "event_type", "other");
        double unsigned = ingress.counter("signalpost.webhook.refused", "cause", "unsigned");
        double size = ingress.counter("signalpost.webhook.refused", "cause", "size");
        double answered = ingress.counter("signalpost.webhook.verifications", "outcome", "answered");
        double refused = ingress.counter("signalpost.webhook.verifications", "outcome", "refused");

        sendSigned(EVENT);
        sendSigned(utf8("{\"eventType\":\"secret-new-type\"}"));
        send(EVENT);
        send(new byte[RunningIngress.MAX_BODY + 1]);
        send(Examples.body("verify-v4.json"));
        send(withChallenge("\"{}\""));

        assertThat(ingress.counter("signalpost.webhook.accepted", "event_type", "VEHICLE_STATE"))
                .isEqualTo(accepted + 1);
        assertThat(ingress.counter("signalpost.webhook.accepted", "event_type", "other"))
                .isEqualTo(other + 1);
        assertThat(ingress.counter("signalpost.webhook.refused", "cause", "unsigned"))
                .isEqualTo(unsigned + 1);
        assertThat(ingress.counter("signalpost.webhook.refused", "cause", "size"))
                .isEqualTo(size + 1);
        assertThat(ingress.counter("signalpost.webhook.verifications", "outcome", "answered"))
                .isEqualTo(answered + 1);
        assertThat(ingress.counter("signalpost.webhook.verifications", "outcome", "refused"))
                .isEqualTo(refused + 1);
    }
}
