package io.signalpost.authoring.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.authoring.tryout.endpoint.Address;
import io.signalpost.authoring.tryout.endpoint.EndpointReply;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.http.common.HttpCommonEndpoint;

/** What caught endpoints answer: what the test says, else as their kind does when all is well. */
final class Answers {

    /** An answer to what was sent to an endpoint, entered in the exchange or thrown. */
    interface Answer {
        void give(Endpoint asked, Exchange exchange) throws Exception;
    }

    private record Rule(String endpoint, Answer answer) {}

    private final Deque<Rule> rules = new ArrayDeque<>();
    private boolean asked;

    /** What is said last goes before what was said earlier. */
    synchronized void add(String endpoint, Answer answer) {
        rules.addFirst(new Rule(endpoint, answer));
    }

    synchronized void reset() {
        rules.clear();
    }

    /** Before the next delivery. */
    synchronized void forgetAsked() {
        asked = false;
    }

    /** The endpoints of which the test says what they answer, when none of them has been asked; else none. */
    synchronized List<String> unasked() {
        return asked ? List.of() : rules.stream().map(Rule::endpoint).distinct().toList();
    }

    void answer(Endpoint asked, Exchange exchange) throws Exception {
        given(asked).give(asked, exchange);
    }

    private synchronized Answer given(Endpoint endpoint) {
        String address = endpoint.getEndpointUri().replaceFirst("\\?.*", "");
        Optional<Answer> said = rules.stream()
                .filter(rule -> CaughtEndpoints.matches(endpoint.getCamelContext(), address, rule.endpoint))
                .map(Rule::answer)
                .findFirst();
        asked |= said.isPresent();
        return said.orElse(Answers::usual);
    }

    private static void usual(Endpoint asked, Exchange exchange) throws Exception {
        Address address = Address.of(asked);
        EndpointReply.usual(address).give(address, exchange);
    }

    /** @param headers of the answer */
    static Answer http(int status, Map<String, String> headers) {
        return (asked, exchange) -> {
            if (!(asked instanceof HttpCommonEndpoint http)) {
                throw new IllegalArgumentException(
                        "only http: and https: answer with a status, not " + asked.getEndpointBaseUri());
            }
            if (status / 100 != 2 && http.isThrowExceptionOnFailure()) {
                throw new HttpOperationFailedException(
                        asked.getEndpointBaseUri(), status, "", headers.get("Location"), headers, "");
            }
            exchange.getMessage().getHeaders().putAll(headers);
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        };
    }
}
