package io.signalpost.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** Holds the requests of a route in work until the test answers them. */
final class HeldRequests extends AsyncProcessorSupport {

    /** One of them. */
    record Held(Exchange exchange, AsyncCallback callback) {

        /** Completes from the test's thread, as a commit thread does. */
        void answer() {
            exchange.getMessage()
                    .setBody("done " + new String(exchange.getMessage().getBody(byte[].class)));
            callback.done(false);
        }
    }

    private final BlockingQueue<Held> waiting = new LinkedBlockingQueue<>();

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        waiting.add(new Held(exchange, callback));
        return false;
    }

    /** The one that came first, when it has come. */
    Held next() throws InterruptedException {
        return waiting.poll(10, TimeUnit.SECONDS);
    }

    boolean none() {
        return waiting.isEmpty();
    }

    void answerAll() {
        for (Held left = waiting.poll(); left != null; left = waiting.poll()) {
            left.answer();
        }
    }
}
