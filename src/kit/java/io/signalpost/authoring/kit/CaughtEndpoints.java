package io.signalpost.authoring.kit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.EndpointHelper;

/** Puts a mock before each endpoint that would leave the process, and keeps what comes to it. */
final class CaughtEndpoints implements CamelContextConfiguration, EndpointStrategy {

    /** Components that do what they do in this process. */
    private static final Set<String> INTERNAL = Set.of(
            "bean",
            "class",
            "controlbus",
            "dataformat",
            "direct",
            "event-log",
            "freemarker",
            "json-validator",
            "kamelet",
            "language",
            "mock",
            "mustache",
            "platform-http",
            "seda",
            "timer",
            "validator",
            "velocity",
            "xslt",
            "xslt-saxon");

    /** Beans of the receiver that do the sending of a shipped destination. */
    private static final String SENDING_BEANS = "bean:destination-(files|mqtt)";

    private final List<String> real;
    private final Answers answers = new Answers();
    private final Map<String, MockEndpoint> mocks = new ConcurrentSkipListMap<>();

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
        boolean internal = INTERNAL.contains(address.replaceFirst(":.*", "")) && !address.matches(SENDING_BEANS);
        if (internal
                || endpoint instanceof InterceptSendToEndpoint
                || real.stream().anyMatch(pattern -> matches(endpoint.getCamelContext(), address, pattern))) {
            return endpoint;
        }
        MockComponent component = endpoint.getCamelContext().getComponent("mock", MockComponent.class);
        MockEndpoint mock = mocks.computeIfAbsent(address, it -> new MockEndpoint("mock:" + it, component));
        return new CaughtEndpoint(endpoint, mock, answers);
    }

    static boolean matches(CamelContext camel, String address, String pattern) {
        return EndpointHelper.matchEndpoint(camel, address, pattern);
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
    }
}
