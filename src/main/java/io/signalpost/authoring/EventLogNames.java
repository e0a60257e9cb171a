package io.signalpost.authoring;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.SetupFinding;

/** A destination is the name behind {@code event-log:}, and belongs to one route; {@code append} is for writing. */
final class EventLogNames implements Check {

    private static final String RULE = "destination-name";
    private static final String APPEND = "append";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, Endpoint> readers = new HashMap<>();
        setup.endpoints().filter(endpoint -> endpoint.is("event-log")).forEach(endpoint -> {
            String name = endpoint.path();
            if (endpoint.reads() && name.equals(APPEND)) {
                findings.accept(SetupFinding.error(
                        RULE,
                        endpoint.place(),
                        "event-log:append cannot be read from",
                        "write event-log: and the name of your destination"));
            } else if (!endpoint.reads() && !name.equals(APPEND)) {
                findings.accept(SetupFinding.error(
                        RULE,
                        endpoint.place(),
                        "event-log:" + name + " cannot be written to",
                        "write event-log:append, or begin the route with from: to read"));
            } else if (endpoint.reads()) {
                Endpoint first = readers.putIfAbsent(name, endpoint);
                if (first != null) {
                    findings.accept(SetupFinding.error(
                            RULE,
                            endpoint.place(),
                            "event-log:" + name + " is read by another route already, at " + first.place(),
                            "give each destination a name of its own"));
                }
            }
        });
    }
}
