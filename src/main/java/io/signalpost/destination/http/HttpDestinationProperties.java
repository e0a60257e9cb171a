package io.signalpost.destination.http;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The business system the {@code http} destination posts to. Checked when the destination is on ({@link HttpRecipient},
 * {@link WebhookSecret}).
 *
 * @param url                   an http or https address; may hold a secret of its own in its path or query
 * @param secret                one or more {@code whsec_<base64>}, with spaces between
 * @param timeout               for one attempt, from resolving the name to the end of the answer
 * @param allowPrivateAddresses whether the system may be on this machine or in a private network
 */
@ConfigurationProperties("destination.http")
public record HttpDestinationProperties(
        String url,
        String secret,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("false") boolean allowPrivateAddresses) {

    public HttpDestinationProperties {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "destination.http.timeout is " + timeout + ", write a time above zero, for instance 10s");
        }
    }

    /** @throws IllegalArgumentException saying what to write */
    public void checkUrl() {
        recipient().check();
    }

    /** @throws IllegalArgumentException saying what to write */
    public void checkSecret() {
        WebhookSecret.keys(secret);
    }

    HttpRecipient recipient() {
        return new HttpRecipient(
                "http",
                url,
                allowPrivateAddresses,
                timeout,
                "where the events go, for instance https://fleet.example.com/webhooks");
    }

    /** Without the address and the secret. */
    @Override
    public String toString() {
        return "HttpDestinationProperties[" + timeout + "]";
    }
}
