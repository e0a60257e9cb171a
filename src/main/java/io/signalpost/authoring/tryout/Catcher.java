package io.signalpost.authoring.tryout;

import io.signalpost.authoring.tryout.endpoint.Address;
import io.signalpost.authoring.tryout.endpoint.EndpointReply;
import io.signalpost.authoring.tryout.endpoint.SentTo;
import io.signalpost.authoring.tryout.endpoint.TrialAnswers;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;

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
        answers.to(SentTo.address(address, exchange)).give(address, exchange);
    }

    /** A line that a route writes to the application's log. */
    void log(String name, String line, Exchange exchange) {
        Recording.of(exchange).add(view.ofLog(name, line));
    }

    /**
     * What a route fetches from outside in the middle of its steps.
     *
     * @return null for nothing, as when a time-out has passed
     */
    Exchange read(Address address, Exchange asking, Endpoint from) {
        EndpointReply told = answers.told(address);
        if (told == null) {
            Recording.of(asking).note("nothing is read from " + address.name() + ", for want of an --answer");
            return null;
        }
        Exchange read = from.createExchange();
        try {
            told.give(address, read);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
        return read;
    }
}
