package io.signalpost.observe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.signalpost.account.Account;
import io.signalpost.account.PasswordHash;
import io.signalpost.account.Role;
import io.signalpost.account.UsersFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagementPropertiesTest {

    private static final String PASSWORD = "correct horse battery";
    private static final UsersFile NO_USERS = UsersFile.read(Path.of("no-such-file"));

    @ParameterizedTest
    @CsvSource({"0.0.0.0,", "::,", "10.0.0.7,", "192.168.1.4,''", "2001:db8::7,'  '"})
    void anAddressThatOthersReachNeedsAPassword(String address, String password) {
        assertThat(settings(address, "operator", password).isOpenToAll(NO_USERS))
                .isTrue();
        assertThat(settings(address, "operator", PASSWORD).isOpenToAll(NO_USERS))
                .isFalse();
    }

    @Test
    void orAUser(@TempDir Path folder) {
        Path path = folder.resolve("users");
        UsersFile.read(path).put(new Account("anna", PasswordHash.of(PASSWORD), Set.of(Role.VIEWER)));

        assertThat(settings("0.0.0.0", "operator", null).isOpenToAll(UsersFile.read(path)))
                .isFalse();
    }

    @Test
    void theNameOfTheSettingsIsGivenOnce(@TempDir Path folder) {
        Path path = folder.resolve("users");
        UsersFile.read(path).put(new Account("anna", PasswordHash.of(PASSWORD), Set.of(Role.VIEWER)));
        UsersFile file = UsersFile.read(path);

        assertThat(settings("127.0.0.1", "anna", PASSWORD).faultsOf(file))
                .singleElement()
                .asString()
                .isEqualTo(path + ":1: 'anna' is signalpost.management-username too; unset"
                        + " signalpost.management-password, or remove the user");
        assertThat(settings("127.0.0.1", "anna", null).faultsOf(file)).isEmpty();
        assertThat(settings("127.0.0.1", "bob", PASSWORD).faultsOf(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
    void thisMachineNeedsNone(String address) {
        assertThat(settings(address, "operator", null).isOpenToAll(NO_USERS)).isFalse();
        assertThat(settings(address, "operator", " ").isOpenToAll(NO_USERS)).isFalse();
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
            return new ManagementProperties(
                    9876,
                    InetAddress.getByName(address),
                    null,
                    username,
                    password,
                    " ",
                    Duration.ofMinutes(30),
                    Duration.ofHours(12));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
