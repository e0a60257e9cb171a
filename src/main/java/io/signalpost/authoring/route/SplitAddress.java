package io.signalpost.authoring.route;

import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.EndpointUriFactory;

/** An address of which {@code uri} has only the component, and the rest is among the parameters: so Kaoto writes it. */
final class SplitAddress {

    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z][A-Za-z0-9.+-]*");

    private SplitAddress() {}

    /** As Camel puts it together, or no more than the component when a part is missing; empty for an address of another form. */
    static Optional<String> join(String uri, Map<String, String> parameters) {
        if (!COMPONENT.matcher(uri).matches()) {
            return Optional.empty();
        }
        EndpointUriFactory component = Camel.CONTEXT.getCamelContextExtension().getEndpointUriFactory(uri);
        try {
            return component == null
                    ? Optional.empty()
                    : Optional.of(component.buildUri(uri, new HashMap<>(parameters), false));
        } catch (IllegalArgumentException | URISyntaxException partIsMissing) {
            return Optional.of(uri + ":");
        }
    }

    /** Made when the first such address is met: few files have any. */
    private static final class Camel {
        static final CamelContext CONTEXT = new DefaultCamelContext();
    }
}
