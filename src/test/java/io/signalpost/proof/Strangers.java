package io.signalpost.proof;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;

import static org.assertj.core.api.Assertions.assertThat;

/** Two who hold all connections of a node and send nothing. Whoever comes then is served nonetheless. */
final class Strangers {

    /** As many as the node may have, of which one address may have half. */
    static final int CONNECTIONS = 400;

    private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3");

    private final List<HttpSocket> connections = new ArrayList<>();
    private final Node node;

    Strangers(Node node) {
        this.node = node;
    }

    Fault fault() {
        return new Fault("all connections held by two strangers", Duration.ofSeconds(6), this::come, this::go);
    }

    private void come() throws Exception {
        int port = node.webhook().getPort();
        for (int i = 0; i < CONNECTIONS; i++) {
            String address = ADDRESSES.get(i % ADDRESSES.size());
            connections.add(HttpSocket.connect(port, InetAddress.getByName(address)));
        }
        byte[] newcomer = HttpSocket.post("/webhooks/smartcar", Examples.body("verify-v4.json"));
        assertThat(HttpSocket.exchange(port, newcomer).status()).isEqualTo(200);
        node.says("/observe/health", "all connections are open");
    }

    private void go() throws Exception {
        for (HttpSocket connection : connections) {
            connection.close();
        }
        connections.clear();
    }
}
