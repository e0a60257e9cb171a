package io.signalpost.authoring.kit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.authoring.tryout.OutgoingBean;
import io.signalpost.authoring.tryout.endpoint.Schemes;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.bean.BeanEndpoint;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.EndpointHelper;

/** Puts a mock before each endpoint that would leave the process, and keeps what comes to it. */
final class CaughtEndpoints implements CamelContextConfiguration, EndpointStrategy {

    /** Components of which a test can do without the outside that they may have. */
    private static final Set<String> HARMLESS = Set.of("controlbus", "mock", "platform-http", "seda", "timer");

    private static final List<Class<?>> DYNAMIC = List.of(
            ToDynamicDefinition.class,
            EnrichDefinition.class,
            RecipientListDefinition.class,
            RoutingSlipDefinition.class,
            DynamicRouterDefinition.class);

    private final List<String> real;
    private final Answers answers = new Answers();
    private final Map<String, MockEndpoint> mocks = new ConcurrentSkipListMap<>();
    private final Set<String> leftAsTheyAre = new ConcurrentSkipListSet<>();

    /** @param real patterns of endpoints to leave as they are */
    CaughtEndpoints(List<String> real) {
        this.real = real;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getCamelContextExtension().registerEndpointCallback(this);
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {}

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        String address = endpoint.getEndpointUri().replaceFirst("\\?.*", "").replaceFirst("://", ":");
        if (isInside(endpoint, address.replaceFirst(":.*", "")) || endpoint instanceof InterceptSendToEndpoint) {
            return endpoint;
        }
        if (real.stream().anyMatch(pattern -> matches(endpoint.getCamelContext(), address, pattern))) {
            leftAsTheyAre.add(address);
            return endpoint;
        }
        MockComponent component = endpoint.getCamelContext().getComponent("mock", MockComponent.class);
        MockEndpoint mock = mocks.computeIfAbsent(address, it -> new MockEndpoint("mock:" + it, component));
        return new CaughtEndpoint(endpoint, mock, answers);
    }

    private static boolean isInside(Endpoint endpoint, String scheme) {
        boolean sends = endpoint instanceof BeanEndpoint bean
                && OutgoingBean.of(endpoint.getCamelContext(), bean.getBeanName(), bean.getMethod())
                        .isPresent();
        return !sends && (Schemes.isInside(scheme) || HARMLESS.contains(scheme));
    }

    static boolean matches(CamelContext camel, String address, String pattern) {
        return EndpointHelper.matchEndpoint(camel, address, pattern);
    }

    /** @throws AssertionError when one of {@code real} fits no endpoint */
    void requireReal(CamelContext camel) {
        real.forEach(pattern -> require(camel, pattern, leftAsTheyAre));
    }

    /** @throws AssertionError when no endpoint that is caught fits: what is said of it would say nothing */
    void require(CamelContext camel, String pattern) {
        require(camel, pattern, mocks.keySet());
    }

    private static void require(CamelContext camel, String pattern, Set<String> addresses) {
        if (addresses.stream().noneMatch(address -> matches(camel, address, pattern)) && !makesAddressesUp(camel)) {
            Set<String> candidates = new TreeSet<>(addresses);
            addresses.forEach(address -> candidates.add(address.replaceFirst(":.*", ":*")));
            throw new AssertionError("no endpoint of these route files is '" + pattern + "'"
                    + Suggestion.clause(pattern, candidates) + "\n  there "
                    + (addresses.isEmpty() ? "is none" : "are: " + String.join(", ", addresses)));
        }
    }

    /** Whether a step has an address that is known only when an event comes. */
    private static boolean makesAddressesUp(CamelContext camel) {
        Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        return model.getRouteDefinitions().stream()
                .flatMap(route ->
                        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)
                                .stream())
                .anyMatch(step -> DYNAMIC.stream().anyMatch(kind -> kind.isInstance(step)));
    }

    /** By the address, without options. */
    Map<String, MockEndpoint> mocks() {
        return mocks;
    }

    Answers answers() {
        return answers;
    }

    /** Before the next test. */
    void reset() {
        forgetMessages();
        answers.reset();
    }

    /** Before the next delivery. */
    void forgetMessages() {
        mocks.values().forEach(MockEndpoint::reset);
        answers.forgetAsked();
    }
}
