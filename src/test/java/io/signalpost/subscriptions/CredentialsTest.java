package io.signalpost.subscriptions;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialsTest {

    @Test
    void takesCredentialsOfTheEnvironmentAlone() {
        assertThat(Credentials.from(Map.of("SMARTCAR_CLIENT_ID", " id ", "SMARTCAR_CLIENT_SECRET", "secret\n")))
                .isEqualTo(new Credentials("id", "secret"));
        assertThatThrownBy(() -> Credentials.from(Map.of("SMARTCAR_CLIENT_SECRET", "secret")))
                .hasMessageContaining("SMARTCAR_CLIENT_ID is not set")
                .hasMessageContaining("API Credentials");
        assertThatThrownBy(() -> Credentials.from(Map.of("SMARTCAR_CLIENT_ID", "id", "SMARTCAR_CLIENT_SECRET", " ")))
                .hasMessageContaining("SMARTCAR_CLIENT_SECRET is not set");
    }
}
