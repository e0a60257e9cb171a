package io.signalpost.kamelet;

import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The beans that the Kamelets in {@code kamelets/} name, and the component that reads these. */
@Configuration(proxyBeanMethods = false)
@Lazy // few routes name any
class KameletConfiguration {

    /** Where Kamelets are looked for, one folder after the other. */
    @Bean("kamelet-component")
    KameletComponent kameletComponent(
            @Value("${camel.component.kamelet.location:classpath:kamelets}") String location) {
        KameletComponent component = new EagerKamelets();
        component.setLocation(location);
        return component;
    }

    /**
     * The step {@code kamelet} cannot be made where all producers start lazily (findings/camel-kamelet-lazy-producer.sh); those
     * within a Kamelet still do.
     */
    private static final class EagerKamelets extends KameletComponent {

        @Override
        protected void afterConfiguration(
                String uri, String remaining, Endpoint endpoint, Map<String, Object> parameters) {
            ((DefaultEndpoint) endpoint).setLazyStartProducer(false);
        }
    }

    @Bean("kamelet-only-changed")
    OnlyChanged onlyChanged() {
        return new OnlyChanged();
    }

    @Bean("kamelet-newer-than-seen")
    NewerThanSeen newerThanSeen() {
        return new NewerThanSeen();
    }

    @Bean("kamelet-to-readings")
    ToReadings toReadings() {
        return new ToReadings();
    }

    @Bean("kamelet-to-cloudevents")
    ToCloudevents toCloudevents() {
        return new ToCloudevents();
    }

    @Bean("kamelet-redact")
    Redact redact(RedactProperties properties) {
        return new Redact(properties.secret());
    }
}
