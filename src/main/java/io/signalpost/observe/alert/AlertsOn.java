package io.signalpost.observe.alert;

import java.util.stream.Stream;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether there is anybody to tell. */
final class AlertsOn implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Stream.of("signalpost.alerts.mail-to", "signalpost.alerts.webhook-url")
                .map(context.getEnvironment()::getProperty)
                .anyMatch(StringUtils::hasText);
    }
}
