package io.signalpost.observe;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagementPropertiesTest {

    private static final String PASSWORD = "correct horse battery";

    @ParameterizedTest
    @CsvSource({"0.0.0.0,", "::,", "10.0.0.7,", "192.168.1.4,''", "2001:db8::7,'  '"})
    void anAddressThatOthersReachNeedsAPassword(String address, String password) {
        assertThatThrownBy(() -> settings(address, "operator", password))
                .hasMessage("signalpost.management-address lets others reach the management port, and there is no"
                        + " password; set the environment variable SIGNALPOST_MANAGEMENT_PASSWORD to at least 12"
                        + " characters, or write signalpost.management-address=127.0.0.1");
        assertThat(settings(address, "operator", PASSWORD).loginRequired()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
    void thisMachineNeedsNone(String address) {
        assertThat(settings(address, "operator", null).loginRequired()).isFalse();
        assertThat(settings(address, "operator", " ").loginRequired()).isFalse();
        assertThat(settings(address, "operator", PASSWORD).loginRequired()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "elevenchars", "a long password with\na line break"})
    void aPasswordThatCanBeGuessedOrTypedByNobodyIsRefusedWithoutBeingShown(String password) {
        assertThatThrownBy(() -> settings("127.0.0.1", "operator", password))
                .hasMessage("signalpost.management-password must be one line of at least 12 characters;"
                        + " take for instance what 'openssl rand -hex 16' prints");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a:b", "a\nb"})
    void aNameThatHttpBasicCannotCarryIsRefused(String username) {
        assertThatThrownBy(() -> settings("127.0.0.1", username, PASSWORD))
                .hasMessage("signalpost.management-username must be a name without a colon, for instance operator");
    }

    @Test
    void showsNoPassword() {
        assertThat(settings("127.0.0.1", "operator", PASSWORD)).asString().doesNotContain("horse");
    }

    private static ManagementProperties settings(String address, String username, String password) {
        try {
            return new ManagementProperties(9876, InetAddress.getByName(address), null, username, password);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
