package io.signalpost.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpPropertiesTest {

    private static HttpProperties bind(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("signalpost", HttpProperties.class);
    }

    @Test
    void nothingSetIsTheDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new HttpProperties(
                        8080,
                        "0.0.0.0",
                        2000,
                        1000,
                        List.of(),
                        0,
                        DataSize.ofKilobytes(256),
                        DataSize.ofMegabytes(64),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(75),
                        new HttpProperties.Ssl("")));
    }

    @Test
    void everyKeyHasItsVariable() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("SIGNALPOST_PORT", "1"),
                        Map.entry("SIGNALPOST_ADDRESS", "::1"),
                        Map.entry("SIGNALPOST_MAX_CONNECTIONS", "5"),
                        Map.entry("SIGNALPOST_MAX_CONNECTIONS_PER_ADDRESS", "0"),
                        Map.entry("SIGNALPOST_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
                        Map.entry("SIGNALPOST_MAX_REQUESTS_PER_SECOND_PER_ADDRESS", "7"),
                        Map.entry("SIGNALPOST_MAX_BODY_SIZE", "1MB"),
                        Map.entry("SIGNALPOST_MAX_RECEIVING_SIZE", "9MB"),
                        Map.entry("SIGNALPOST_REQUEST_TIMEOUT", "2s"),
                        Map.entry("SIGNALPOST_IDLE_TIMEOUT", "3m"),
                        Map.entry("SIGNALPOST_SSL_BUNDLE", "public"))))
                .isEqualTo(new HttpProperties(
                        1,
                        "::1",
                        5,
                        0,
                        List.of("10.0.0.0/8", "::1"),
                        7,
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(9),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(3),
                        new HttpProperties.Ssl("public")));
    }

    @Test
    void oneAddressMayHaveHalfOfAllUnlessToldOtherwise() {
        assertThat(bind(Map.of("SIGNALPOST_MAX_CONNECTIONS", "1")).maxConnectionsPerAddress())
                .isEqualTo(1);
        assertThat(bind(Map.of("SIGNALPOST_MAX_CONNECTIONS", "10")).maxConnectionsPerAddress())
                .isEqualTo(5);
        assertThat(bind(Map.of()).maxReceivingBytesPerAddress()).isEqualTo(32 << 20);
        assertThat(bind(Map.of("SIGNALPOST_MAX_CONNECTIONS_PER_ADDRESS", "0")).maxReceivingBytesPerAddress())
                .isEqualTo(64 << 20);
    }

    @Test
    void oneAddressHasRoomForTheLargestBodyAtLeast() {
        assertThat(bind(Map.of("SIGNALPOST_MAX_BODY_SIZE", "1MB", "SIGNALPOST_MAX_RECEIVING_SIZE", "1MB"))
                        .maxReceivingBytesPerAddress())
                .isEqualTo(1 << 20);
    }

    @Test
    void aBodyMayBe16MB() {
        assertThat(bind(Map.of("SIGNALPOST_MAX_BODY_SIZE", "16MB")).maxBodyBytes())
                .isEqualTo(16 << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNALPOST_PORT, 70000, signalpost.port",
        "SIGNALPOST_PORT, -1, signalpost.port",
        "SIGNALPOST_MAX_CONNECTIONS, 0, signalpost.max-connections",
        "SIGNALPOST_MAX_CONNECTIONS_PER_ADDRESS, -1, signalpost.max-connections-per-address",
        "SIGNALPOST_MAX_REQUESTS_PER_SECOND_PER_ADDRESS, -1, signalpost.max-requests-per-second-per-address",
        "SIGNALPOST_MAX_RECEIVING_SIZE, 200KB, signalpost.max-receiving-size",
        "SIGNALPOST_MAX_BODY_SIZE, 0, signalpost.max-body-size",
        "SIGNALPOST_MAX_BODY_SIZE, 16777217B, signalpost.max-body-size",
        "SIGNALPOST_REQUEST_TIMEOUT, 0s, signalpost.request-timeout",
        "SIGNALPOST_IDLE_TIMEOUT, -1s, signalpost.idle-timeout"
    })
    void whatCannotWorkIsRefusedByName(String variable, String value, String key) {
        assertThatThrownBy(() -> bind(Map.of(variable, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("write");
    }
}
