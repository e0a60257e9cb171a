package io.signalpost.authoring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.WrittenRoute;

/** Routes that run on behalf of others: those that {@code direct:} leads to. */
final class Reach {

    private Reach() {}

    static Set<WrittenRoute> ofDestinations(Setup setup) {
        return from(setup, setup.destinations());
    }

    /** Those that receive, and what is done before they answer. */
    static Set<WrittenRoute> ofIngress(Setup setup) {
        return from(setup, setup.routes().all().filter(route -> setup.from(route)
                .filter(from -> from.is("platform-http"))
                .isPresent()));
    }

    private static Set<WrittenRoute> from(Setup setup, Stream<WrittenRoute> beginning) {
        Set<WrittenRoute> reached = new LinkedHashSet<>();
        Deque<WrittenRoute> open = new ArrayDeque<>(beginning.toList());
        List<WrittenRoute> all = setup.routes().all().toList();
        while (!open.isEmpty()) {
            WrittenRoute route = open.pop();
            if (reached.add(route)) {
                List<String> names = setup.endpoints(route)
                        .filter(to -> to.is("direct") && !to.reads())
                        .map(Endpoint::name)
                        .toList();
                all.stream()
                        .filter(next -> setup.from(next)
                                .filter(it -> names.contains(it.name()))
                                .isPresent())
                        .forEach(open::push);
            }
        }
        return reached;
    }
}
