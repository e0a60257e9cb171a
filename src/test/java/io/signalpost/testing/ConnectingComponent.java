package io.signalpost.testing;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code connecting:<port>}: its client connects when it starts, as those of MQTT and AMQP do, and sends the bytes of each
 * message.
 */
public final class ConnectingComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String port, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {

            @Override
            public Producer createProducer() {
                return new Client(this, Integer.parseInt(port));
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static final class Client extends DefaultProducer {

        private final int port;
        private Socket socket;

        Client(Endpoint endpoint, int port) {
            super(endpoint);
            this.port = port;
        }

        @Override
        protected void doStart() throws IOException {
            socket = new Socket("localhost", port);
        }

        @Override
        public void process(Exchange exchange) throws IOException {
            socket.getOutputStream().write(exchange.getMessage().getBody(byte[].class));
            socket.getOutputStream().flush();
        }

        @Override
        protected void doStop() throws IOException {
            if (socket != null) {
                socket.close();
            }
        }
    }
}
