package io.signalpost.webhook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.signalpost.eventlog.Appended;
import io.signalpost.eventlog.EventLogProducer;
import io.signalpost.eventlog.EventLogUnavailableException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** Stands where {@code event-log:append} is: takes events on a thread of its own, as a commit does. */
final class FakeEventLog extends DefaultComponent {

    record Kept(Map<String, Object> headers, String tokenName, byte[] body) {}

    final List<Kept> kept = new CopyOnWriteArrayList<>();
    volatile Exception failure;
    volatile Appended outcome = Appended.NEW;

    private final ExecutorService commits = Executors.newSingleThreadExecutor();

    FakeEventLog() {
        setAutowiredEnabled(false); // Camel would wire it as if it were the real one
    }

    void reset() {
        kept.clear();
        failure = null;
        outcome = Appended.NEW;
    }

    void fail() {
        failure = new EventLogUnavailableException("disk full");
    }

    private void append(Exchange exchange) {
        if (failure != null) {
            exchange.setException(failure);
            return;
        }
        kept.add(new Kept(
                Map.copyOf(exchange.getMessage().getHeaders()),
                exchange.getProperty(EventLogProducer.TOKEN_NAME, String.class),
                (byte[]) exchange.getMessage().getBody()));
        exchange.setProperty(EventLogProducer.APPENDED, outcome);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultAsyncProducer(this) {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        commits.execute(() -> {
                            append(exchange);
                            callback.done(false);
                        });
                        return false;
                    }
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException("The ingress only appends");
            }
        };
    }

    @Override
    protected void doShutdown() {
        commits.shutdown();
    }
}
