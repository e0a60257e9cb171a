package io.signalpost.authoring;

import java.util.function.Consumer;

import io.signalpost.authoring.route.SetupFinding;

/** A step that sends to nowhere: with an empty address Camel's {@code toD} does nothing, and the event counts as delivered. */
final class EmptyAddresses implements Check {

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.routes()
                .parts()
                .filter(part -> part.is("To", "ToDynamic", "WireTap", "From", "RouteFrom", "Poll"))
                .forEach(part -> part.get("uri")
                        .filter(uri -> uri.isNothing()
                                || uri.text() != null
                                        && setup.resolve(uri.text()).isBlank())
                        .ifPresent(uri -> findings.accept(SetupFinding.error(
                                "empty-address",
                                uri.isNothing() ? part.place() : uri.place(),
                                "'" + part.name() + "' has an empty address: nothing would be sent, and the event"
                                        + " counted as delivered",
                                "write where it goes"))));
    }
}
