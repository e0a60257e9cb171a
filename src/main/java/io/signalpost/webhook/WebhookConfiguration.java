package io.signalpost.webhook;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.eventlog.EventLog;
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

    @Bean("answer-accepted")
    AnswerAccepted answerAccepted(WebhookMetrics metrics) {
        return new AnswerAccepted(metrics);
    }

    @Bean("record-refusal")
    RecordRefusal recordRefusal(EventLog log, Refusals refusals) {
        return new RecordRefusal(log::reject, refusals, Clock.systemUTC());
    }
}
