package io.signalpost.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.signalpost.faults.Receiver.PATH;
import static io.signalpost.faults.Receiver.signature;
import static org.assertj.core.api.Assertions.assertThat;

/** Clients that take their time, and those beside them, who must not notice. */
@ExtendWith(SharedReceiver.class)
class SlowClientFaultsIT {

    private static final int CLIENTS = 50;

    private final Receiver receiver;
    private final List<HttpSocket> slow = new ArrayList<>();
    private final String id = UUID.randomUUID().toString();
    private final byte[] event = Examples.withId("vehicle-state-first-delivery.json", id);
    private final byte[] request = HttpSocket.post(PATH, event, signature(event));

    SlowClientFaultsIT(Receiver receiver) {
        this.receiver = receiver;
    }

    @AfterEach
    void hangUp() throws IOException {
        for (HttpSocket client : slow) {
            client.close();
        }
    }

    @Test
    void slowHeaders() throws Exception {
        assertOthersAreServedMeanwhileAndTheSlowAreSentAway(60);
    }

    @Test
    void slowBodies() throws Exception {
        assertOthersAreServedMeanwhileAndTheSlowAreSentAway(request.length - event.length / 2);
    }

    private void assertOthersAreServedMeanwhileAndTheSlowAreSentAway(int sent) throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            slow.add(receiver.connect().send(Arrays.copyOf(request, sent)));
        }
        HttpSocket first = slow.remove(0);
        for (int i = 0; i < 10; i++) {
            byte[] other = Examples.withId("vehicle-error.json", id + i);
            assertThat(receiver.postSigned(other).status()).isEqualTo(200);
        }

        // they were answered meanwhile: the first of the slow is still waited for
        assertThat(first.send(Arrays.copyOfRange(request, sent, request.length))
                        .read()
                        .status())
                .isEqualTo(200);
        first.close();

        for (HttpSocket client : slow) {
            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isClosedByServer()).isTrue();
        }
        assertThat(receiver.kept(id)).hasSize(1);
    }

    @Test
    void drippedBodies() throws Exception {
        HttpSocket client = receiver.connect();
        slow.add(client.send(Arrays.copyOf(request, request.length - event.length)));
        double before = receiver.refused("slow");

        Awaitility.await().until(() -> {
            client.send(" ");
            return receiver.refused("slow") > before;
        });

        assertThat(client.read().status()).isEqualTo(408);
        assertThat(receiver.kept(id)).isEmpty();
    }

    @Test
    void idleConnections() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            slow.add(receiver.connect());
        }
        HttpSocket usedOnce = receiver.connect();
        slow.add(usedOnce);
        assertThat(usedOnce.send(request).read().status()).isEqualTo(200);
        assertThat(usedOnce.send(request).read().status()).as("again").isEqualTo(200);

        for (HttpSocket client : slow) {
            assertThat(client.isClosedByServer()).as("without a word").isTrue();
        }
    }
}
