package io.signalpost.destination.chat;

import java.time.Duration;

import io.signalpost.destination.http.HttpRecipient;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The chat the {@code chat} destination posts to. Checked when the destination is on ({@link HttpRecipient}).
 *
 * @param url                   of the incoming webhook; whoever knows it can post
 * @param timeout               for one attempt, from resolving the name to the end of the answer
 * @param allowPrivateAddresses whether the chat may be on this machine or in a private network
 * @param repeatAfter           how long an unresolved fault stays quiet after its message
 */
@ConfigurationProperties("destination.chat")
public record ChatProperties(
        String url,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("24h") Duration repeatAfter) {

    public ChatProperties {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "destination.chat.timeout is " + timeout + ", write a time above zero, for instance 10s");
        }
    }

    /** @throws IllegalArgumentException saying what to write */
    public void check() {
        recipient().check();
    }

    HttpRecipient recipient() {
        return new HttpRecipient(
                "chat",
                url,
                allowPrivateAddresses,
                timeout,
                "the address of the chat's incoming webhook, for instance https://hooks.slack.com/services/T000/B000/XXXX");
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "ChatProperties[" + timeout + ", " + repeatAfter + "]";
    }
}
