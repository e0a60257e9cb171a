package io.signalpost.subscriptions;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EndpointsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://management.api.smartcar.com/v3",
                "https://user@management.api.smartcar.com/v3",
                "https://management.api.smartcar.com/v3?a=b",
                "ftp://localhost/",
                "management.api.smartcar.com",
                "http://localhost.evil.example/v3"
            })
    void sendsSecretsOnlyEncryptedOrToThisMachine(String address) {
        URI uri = URI.create(address);
        URI good = Endpoints.SMARTCAR.token();

        assertThatThrownBy(() -> new Endpoints(uri, good, good))
                .hasMessageContaining("the management API must be https");
        assertThatThrownBy(() -> new Endpoints(good, uri, good)).hasMessageContaining("the vehicle API must be https");
        assertThatThrownBy(() -> new Endpoints(good, good, uri))
                .hasMessageContaining("the token endpoint must be https");
    }
}
