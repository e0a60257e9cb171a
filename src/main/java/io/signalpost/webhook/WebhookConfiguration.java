package io.signalpost.webhook;

import java.time.Clock;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.eventlog.EventLog;
import io.signalpost.webhook.refused.Quarantine;
import io.signalpost.webhook.refused.RejectedRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The processors that {@code routes/receive-webhook.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    ManagementTokens managementTokens(SmartcarProperties smartcar) {
        return new ManagementTokens(smartcar.tokensByName());
    }

    @Bean
    WebhookMetrics webhookMetrics(MeterRegistry meters) {
        return new WebhookMetrics(meters);
    }

    @Bean
    Refusals refusals(MeterRegistry meters) {
        return new Refusals(meters);
    }

    @Bean("verify-signature")
    VerifySignature verifySignature(ManagementTokens tokens) {
        return new VerifySignature(tokens);
    }

    @Bean("answer-challenge")
    AnswerChallenge answerChallenge(ManagementTokens tokens, WebhookProperties settings, WebhookMetrics metrics) {
        return new AnswerChallenge(tokens, settings.answerVerify(), metrics);
    }

    @Bean("check-delivery-time")
    CheckDeliveryTime checkDeliveryTime(WebhookProperties settings, MeterRegistry meters) {
        return new CheckDeliveryTime(settings, new DeliveryMetrics(meters), Clock.systemUTC());
    }

    @Bean
    DuplicateCheck duplicateCheck(EventLog log, Quarantine quarantine, MeterRegistry meters) {
        return new DuplicateCheck(log, quarantine::keep, meters);
    }

    @Bean("answer-accepted")
    AnswerAccepted answerAccepted(WebhookMetrics metrics, DuplicateCheck duplicates) {
        return new AnswerAccepted(metrics, duplicates);
    }

    /** @param refusedRequests where they are looked at and kept */
    @Bean("record-refusal")
    RecordRefusal recordRefusal(Consumer<RejectedRequest> refusedRequests, Refusals refusals) {
        return new RecordRefusal(refusedRequests, refusals, Clock.systemUTC());
    }
}
