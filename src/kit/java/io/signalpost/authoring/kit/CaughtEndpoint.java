package io.signalpost.authoring.kit;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultInterceptSendToEndpoint;
import org.apache.camel.support.DefaultProducer;

/** An endpoint that is never started, read from or sent to: its mock gets what is sent, and somebody else answers. */
final class CaughtEndpoint extends DefaultInterceptSendToEndpoint {

    private final MockEndpoint mock;
    private final Answers answers;

    CaughtEndpoint(Endpoint original, MockEndpoint mock, Answers answers) {
        super(original, true);
        this.mock = mock;
        this.answers = answers;
    }

    /** Camel's own would make and start the producer that it then skips, and many connect when they start. */
    @Override
    public AsyncProducer createAsyncProducer() throws Exception {
        Producer recorder = mock.createProducer();
        return AsyncProcessorConverterHelper.convert(new DefaultProducer(this) {

            @Override
            public void process(Exchange exchange) throws Exception {
                recorder.process(exchange);
                answers.answer(getOriginalEndpoint(), exchange);
            }
        });
    }

    /** Of a route that begins here: nothing comes in. */
    @Override
    public Consumer createConsumer(Processor processor) {
        return new DefaultConsumer(this, processor);
    }

    @Override
    public PollingConsumer createPollingConsumer() {
        throw new UnsupportedOperationException(
                getEndpointBaseUri() + " is read in the middle of a route, and a test of it has nothing to be read");
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void shutdown() {}
}
