package io.signalpost.authoring.tryout;

import org.apache.camel.Exchange;

/** Takes what would leave the process, writes it down, and answers in place of the other side. */
final class Catcher {

    private final TrialAnswers answers;
    private final MessageView view;

    Catcher(TrialAnswers answers, MessageView view) {
        this.answers = answers;
        this.view = view;
    }

    void take(Address address, Exchange exchange) throws Exception {
        Recording recording = Recording.of(exchange);
        view.of(address, exchange).forEach(recording::add);
        answers.to(address).give(address, exchange);
    }

    /** A line that a route writes to the application's log. */
    void log(String name, String line, Exchange exchange) {
        Recording.of(exchange).add(view.ofLog(name, line));
    }

    /** What a route fetches from outside in the middle of its steps: there is none. */
    Exchange nothing(Address address, Exchange exchange) {
        Recording.of(exchange).stop("nothing is read from " + address.name());
        exchange.getIn().setBody(null);
        return exchange;
    }
}
