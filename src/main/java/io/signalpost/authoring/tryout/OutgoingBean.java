package io.signalpost.authoring.tryout;

import java.util.Map;
import java.util.Optional;

import io.signalpost.authoring.tryout.endpoint.Address;
import io.signalpost.destination.Outgoing;
import org.apache.camel.CamelContext;
import org.springframework.core.annotation.AnnotationUtils;

/** Beans of ours that send or write by themselves. */
public final class OutgoingBean {

    private OutgoingBean() {}

    /** Where it sends to; empty for a bean that does not. */
    public static Optional<Address> of(CamelContext context, String name, String method) {
        Object bean = context.getRegistry().lookupByName(name);
        return Optional.ofNullable(bean)
                .map(it -> AnnotationUtils.findAnnotation(it.getClass(), Outgoing.class))
                .map(outgoing ->
                        new Address(outgoing.value(), name, method == null ? Map.of() : Map.of("method", method)));
    }
}
