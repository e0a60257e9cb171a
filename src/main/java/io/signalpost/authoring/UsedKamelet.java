package io.signalpost.authoring;

import java.util.List;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SourcePlace;

/**
 * Where a route names a Kamelet: as an endpoint, or as the step of that name.
 *
 * @param name without the id that a use may be given behind a slash
 */
record UsedKamelet(String name, List<Option> options, SourcePlace place) {

    /** Those of a part; none for another part, for the ends of a Kamelet itself, and where only a setting or a message tells. */
    static List<UsedKamelet> of(Part part, Setup setup) {
        Stream<Endpoint> named = part.is("Kamelet")
                ? Endpoint.ofKamelet(part, setup.settings()).stream()
                : Endpoint.all(part, setup.settings());
        return named.filter(endpoint -> endpoint.is(Kamelets.SCHEME))
                .filter(endpoint -> !endpoint.path().matches("source|sink|.*(\\{\\{|\\$\\{).*"))
                .map(endpoint -> {
                    String name = endpoint.path().split("/", 2)[0];
                    return new UsedKamelet(
                            name, endpoint.options(), endpoint.uri().placeOf(name));
                })
                .toList();
    }
}
