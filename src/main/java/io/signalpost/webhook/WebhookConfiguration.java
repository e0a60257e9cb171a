package io.signalpost.webhook;

import java.time.Clock;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.eventlog.EventLog;
import io.signalpost.webhook.refused.RefusedRequest;
import io.signalpost.webhook.refused.RefusedRequests;
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
    RefusalReport refusals(MeterRegistry meters) {
        return new RefusalReport(meters);
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
    CheckDeliveryTime checkDeliveryTime(WebhookProperties settings, MeterRegistry meters, Clock clock) {
        return new CheckDeliveryTime(settings, new DeliveryMetrics(meters), clock);
    }

    @Bean
    DuplicateCheck duplicateCheck(EventLog log, RefusedRequests refusedRequests, MeterRegistry meters) {
        return new DuplicateCheck(log, refusedRequests::keep, meters);
    }

    @Bean("answer-accepted")
    AnswerAccepted answerAccepted(WebhookMetrics metrics, DuplicateCheck duplicates, Clock clock) {
        return new AnswerAccepted(metrics, duplicates, clock);
    }

    /** @param examination looks at refused requests and has them kept */
    @Bean("record-refusal")
    RecordRefusal recordRefusal(Consumer<RefusedRequest> examination, RefusalReport refusals, Clock clock) {
        return new RecordRefusal(examination, refusals, clock);
    }
}
