package io.signalpost.authoring.tryout;

import java.util.LinkedHashMap;
import java.util.Map;

import io.signalpost.authoring.tryout.endpoint.Address;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** Stands for a component that leads out of the process, so that none of its endpoints is ever made: some connect then. */
final class CatchingComponent extends DefaultComponent {

    private final String scheme;
    private final Catcher catcher;

    CatchingComponent(String scheme, Catcher catcher) {
        this.scheme = scheme;
        this.catcher = catcher;
        setAutowiredEnabled(false); // Camel would take it for the component of that scheme
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Map<String, String> options = new LinkedHashMap<>();
        parameters.forEach((name, value) -> options.put(name, String.valueOf(value)));
        parameters.clear();
        return new CatchingEndpoint(uri, this, new Address(scheme, remaining, options), catcher);
    }
}
