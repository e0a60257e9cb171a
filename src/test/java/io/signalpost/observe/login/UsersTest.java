package io.signalpost.observe.login;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.signalpost.account.Account;
import io.signalpost.account.Role;
import io.signalpost.account.UsersFile;
import io.signalpost.observe.ManagementProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UsersTest {

    private static final Account ANNA = new Account("anna", "$2a$10$" + "a".repeat(53), Set.of(Role.VIEWER));

    @TempDir
    private Path folder;

    private Users users(String address, String name, String password) throws Exception {
        return new Users(new ManagementProperties(
                9876,
                InetAddress.getByName(address),
                null,
                name,
                password,
                file().toString(),
                Duration.ofMinutes(30),
                Duration.ofHours(12)));
    }

    private Path file() {
        return folder.resolve("users");
    }

    @Test
    void theFirstUserHasEverybodyLogInAndTheLastLeavesItSo() throws Exception {
        Users users = users("127.0.0.1", "operator", null);
        users.look();
        assertThat(users.loginRequired()).isFalse();
        assertThat(OperatorLogin.local(users).isAuthenticated()).isTrue();

        UsersFile.read(file()).put(ANNA);
        users.look();
        assertThat(users.loginRequired()).isTrue();
        assertThat(users.has(ANNA)).isTrue();
        assertThat(OperatorLogin.local(users).isAuthenticated()).isFalse();

        UsersFile.read(file()).remove("anna");
        users.look();
        assertThat(users.has(ANNA)).isFalse();
        assertThat(users.loginRequired()).isTrue();
    }

    @Test
    void aFileThatIsGoneOrWrongLeavesTheUsersAsTheyWere() throws Exception {
        UsersFile.read(file()).put(ANNA);
        Users users = users("0.0.0.0", "operator", null);

        Files.writeString(file(), "anna");
        users.look();
        assertThat(users.has(ANNA)).isTrue();
        Files.delete(file());
        users.look();
        assertThat(users.has(ANNA)).isTrue();
    }

    @Test
    void theUserOfTheSettingsHasAllRolesAndAnyName() throws Exception {
        Users users = users("0.0.0.0", "fleet desk, night", "correct horse battery");

        Account desk = users.find("fleet desk, night").orElseThrow();
        assertThat(desk.roles()).isEqualTo(Role.all());
        assertThat(users.isOfSettings(desk)).isTrue();
        assertThat(users.loginRequired()).isTrue();
    }

    /** The checks before the start say so with the place. */
    @Test
    void nobodyIsLetInWhereThereIsNobody() {
        assertThatThrownBy(() -> users("0.0.0.0", "operator", null))
                .hasMessageStartingWith("signalpost.management-address lets others reach the management port");
    }
}
