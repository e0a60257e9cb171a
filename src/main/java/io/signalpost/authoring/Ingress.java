package io.signalpost.authoring;

import java.util.function.Consumer;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;

/** Without a route that receives, or at a path that cannot be served, every webhook would be refused. */
final class Ingress implements Check {

    private static final String RULE = "ingress";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.endpoints()
                .filter(endpoint ->
                        endpoint.is("platform-http") && endpoint.path().matches(".*\\{[^/]*}.*/.*"))
                .forEach(endpoint -> findings.accept(SetupFinding.error(
                        RULE,
                        endpoint.place(),
                        "platform-http:" + endpoint.path() + " cannot be served",
                        "write a fixed path, or one whose last segment is a {name}")));
        if (!setup.routes().files().isEmpty()
                && setup.endpoints().noneMatch(endpoint -> endpoint.is("platform-http") && endpoint.reads())) {
            findings.accept(SetupFinding.error(
                    RULE,
                    SourcePlace.of(setup.routes().files().get(0).name()),
                    "no route receives webhooks",
                    "put receive-webhook.camel.yaml back into the folder, or remove yours to use the packaged one"));
        }
    }
}
