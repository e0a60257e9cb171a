package io.signalpost.authoring;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.WrittenRoute;

/** Calls by HTTP that would not be what they look like. */
final class HttpCalls implements Check {

    private static final String RULE = "http-call";
    private static final String AS_GET =
            " is sent as a GET without the body, since its address has a query, and counts as delivered";

    /** Where no web server listens; the rest of the Fetch standard's list of blocked ports is seldom met. */
    private static final Set<Integer> OTHER_PROTOCOLS = Set.of(
            0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 993, 995, 2049, 3659, 6000, 6566, 6665, 6666,
            6667, 6668, 6669);

    /** Options that the component takes at an address, too, and describes as its own only. */
    static final Set<String> TIMEOUTS =
            Set.of("connectTimeout", "connectionRequestTimeout", "responseTimeout", "soTimeout");

    private static final Pattern PORT = Pattern.compile("[^/@:]+:(\\d+)(/.*)?");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own().all().forEach(route -> setup.endpoints(route)
                .filter(endpoint -> endpoint.is("http", "https") && !endpoint.reads())
                .forEach(endpoint -> {
                    method(setup, route, endpoint, findings);
                    timeouts(setup, endpoint, findings);
                    host(endpoint, findings);
                    port(endpoint, findings);
                }));
    }

    private static void method(Setup setup, WrittenRoute route, Endpoint endpoint, Consumer<SetupFinding> findings) {
        if (endpoint.option("httpMethod").isPresent()
                || header(route, "CamelHttpMethod").isPresent()) {
            return;
        }
        Optional<Element> address = header(route, "CamelHttpUri")
                .filter(uri -> setup.resolve(uri.text()).contains("?"));
        Optional<SourcePlace> query = endpoint.options().stream()
                .filter(option -> isSent(endpoint, option))
                .map(Endpoint.Option::place)
                .findFirst()
                .or(() -> header(route, "CamelHttpQuery").map(Element::place))
                .or(() -> address.map(Element::place));
        query.ifPresent(place -> findings.accept(SetupFinding.error(
                RULE,
                place,
                "'" + endpoint.part().name() + "'" + AS_GET,
                "write httpMethod: POST as one of its parameters")));
    }

    /** Whether an option is none of the component's own, and so becomes part of the query; one that is mistyped is told as such. */
    private static boolean isSent(Endpoint endpoint, Endpoint.Option option) {
        return !CamelParts.hasOption(endpoint.scheme(), option.name())
                && !TIMEOUTS.contains(option.name())
                && CamelParts.component(endpoint.scheme())
                        .filter(component -> EndpointOptions.isMistyped(component, option))
                        .isEmpty();
    }

    /** What the route puts into the header. */
    private static Optional<Element> header(WrittenRoute route, String name) {
        return route.part()
                .all("SetHeader")
                .filter(part -> part.text("name").equals(name))
                .flatMap(Part::all)
                .filter(part -> part.is("ConstantExpression", "SimpleExpression"))
                .flatMap(part -> part.get("expression").stream())
                .filter(it -> it.text() != null)
                .findFirst();
    }

    private static void timeouts(Setup setup, Endpoint endpoint, Consumer<SetupFinding> findings) {
        endpoint.options().stream()
                .filter(option -> TIMEOUTS.contains(option.name()) && option.isKnown())
                .filter(option -> !option.value().matches("\\d+|#.*"))
                .forEach(option -> {
                    Given given = Given.of(setup, option);
                    findings.accept(SetupFinding.error(
                            RULE,
                            given.place(),
                            given.name() + " must be a whole number of milliseconds",
                            "write for instance 5000, without a unit"));
                });
    }

    private static void host(Endpoint endpoint, Consumer<SetupFinding> findings) {
        String host = endpoint.path().split("[/?]", 2)[0].replaceFirst("^.*@", "");
        if (!host.matches(".*[{$\\[].*|[\\w\\p{L}.-]+(:\\d+)?")) {
            findings.accept(SetupFinding.error(
                    RULE,
                    endpoint.place(),
                    "the address has no host, or none that there can be",
                    "write for instance https://fleet.example.com/webhooks"));
        }
    }

    private static void port(Endpoint endpoint, Consumer<SetupFinding> findings) {
        Matcher port = PORT.matcher(endpoint.path().replaceFirst("^[^/@]*@", ""));
        if (port.matches()
                && (port.group(1).length() > 5
                        || Integer.parseInt(port.group(1)) > 65535
                        || OTHER_PROTOCOLS.contains(Integer.parseInt(port.group(1))))) {
            findings.accept(SetupFinding.error(
                    RULE,
                    endpoint.uri().placeOf(":" + port.group(1)),
                    "no web server listens on port " + port.group(1),
                    "write the port of the system that is to be called"));
        }
    }
}
