package io.signalpost.faults;

import java.nio.file.Path;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A management token is being changed. */
class TokenFaultsIT {

    private static final String EXAMPLE = "vehicle-state-first-delivery.json";

    @TempDir
    Path folder;

    @Test
    void rotation() throws Exception {
        try (Receiver receiver = Receiver.start(folder, "--smartcar.management-tokens.new=new-token")) {
            assertThat(post(receiver, Examples.TOKEN, "a")).isEqualTo(200);
            assertThat(post(receiver, "new-token", "b")).isEqualTo(200);
            assertThat(tokenName(receiver, "a")).isEqualTo("default");
            assertThat(tokenName(receiver, "b")).isEqualTo("new");
            receiver.app().terminate();
        }

        try (Receiver receiver =
                Receiver.start(folder, "--smartcar.management-token=", "--smartcar.management-tokens.new=new-token")) {
            assertThat(post(receiver, Examples.TOKEN, "c"))
                    .as("the one that was removed")
                    .isEqualTo(401);
            assertThat(post(receiver, "new-token", "d")).isEqualTo(200);
            assertThat(receiver.kept("c")).isEmpty();
            assertThat(receiver.kept("a")).as("from before").hasSize(1);
        }
    }

    private static int post(Receiver receiver, String token, String id) throws Exception {
        byte[] event = Examples.withId(EXAMPLE, id);
        return receiver.post(event, "SC-Signature: " + Examples.sign(token, event))
                .status();
    }

    private static String tokenName(Receiver receiver, String id) {
        return receiver.log().queryForObject("SELECT token_name FROM event WHERE event_id = ?", String.class, id);
    }
}
