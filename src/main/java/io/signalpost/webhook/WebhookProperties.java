package io.signalpost.webhook;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is taken of that which is authentic.
 *
 * @param answerVerify which VERIFY requests are answered
 * @param staleAfter   an event that was delivered longer ago by Smartcar's clock, or is as far in the future, is stale
 * @param refuseStale  whether a stale event is answered 401 instead of being kept like any other
 */
@ConfigurationProperties("signalpost.webhook")
public record WebhookProperties(
        @DefaultValue("always") AnswerVerify answerVerify,
        @DefaultValue("1h") Duration staleAfter,
        @DefaultValue("false") boolean refuseStale) {

    public WebhookProperties {
        if (staleAfter.isNegative() || staleAfter.isZero()) {
            throw new IllegalArgumentException(
                    "signalpost.webhook.stale-after is " + staleAfter + ", write a time above zero, for instance 1h");
        }
    }
}
