package io.signalpost.authoring.tryout.endpoint;

import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Endpoint;
import org.apache.camel.util.URISupport;

/**
 * Where something would have gone.
 *
 * @param scheme  of its component, for instance {@code aws2-sqs}
 * @param path    what is between the scheme and the options
 * @param options from the address and from {@code parameters}
 */
public record Address(String scheme, String path, Map<String, String> options) {

    /** Of an endpoint that Camel has made. */
    public static Address of(Endpoint endpoint) {
        String[] uri = endpoint.getEndpointUri().split("\\?", 2);
        String[] name = uri[0].split(":(//)?", 2);
        Map<String, String> options = new LinkedHashMap<>();
        if (uri.length > 1) {
            try {
                URISupport.parseQuery(uri[1]).forEach((option, value) -> options.put(option, String.valueOf(value)));
            } catch (URISyntaxException e) {
                // without the cause, whose text has the options and with them passwords
                throw new IllegalArgumentException(name[0] + ": has options that cannot be read");
            }
        }
        return new Address(name[0], name[1], options);
    }

    public String name() {
        return scheme + ":" + path;
    }

    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
