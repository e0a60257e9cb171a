package io.signalpost.faults;

import java.util.UUID;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** An event to send, and how many the receiver kept before. */
@ExtendWith(SharedReceiver.class)
abstract class SignedRequest {

    final Receiver receiver;
    final String id = UUID.randomUUID().toString();
    final byte[] event = Examples.withId("vehicle-state-first-delivery.json", id);
    private long keptBefore;

    SignedRequest(Receiver receiver) {
        this.receiver = receiver;
    }

    @BeforeEach
    void count() {
        keptBefore = receiver.keptInAll();
    }

    void assertNothingKept() {
        assertThat(receiver.keptInAll()).isEqualTo(keptBefore);
    }
}
