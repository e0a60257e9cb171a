package io.signalpost.observe;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.signalpost.account.UsersFile;
import io.signalpost.page.PasswordRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Where health, metrics and operator actions are, and who may use them.
 *
 * @param managementPort      TCP port of health, metrics and operator actions, 0 for any free one
 * @param managementAddress   network address that the management port listens on
 * @param managementSslBundle name of the SSL bundle with the port's certificate and key; blank is plain HTTP
 * @param managementUsername  name that an operator logs in with
 * @param managementPassword  what an operator logs in with, who has all roles; blank is no such operator
 * @param managementUsersFile file of those who may log in
 * @param managementSessionIdle     how long a session may go unused
 * @param managementSessionLifetime how long a session lasts at most
 */
@ConfigurationProperties("signalpost")
public record ManagementProperties(
        @DefaultValue("9876") int managementPort,
        @DefaultValue("127.0.0.1") InetAddress managementAddress,
        String managementSslBundle,
        @DefaultValue("operator") String managementUsername,
        String managementPassword,
        @DefaultValue(ManagementProperties.USERS_FILE) String managementUsersFile,
        @DefaultValue("30m") Duration managementSessionIdle,
        @DefaultValue("12h") Duration managementSessionLifetime) {

    /** The file of users, when none is named: beside {@code application.properties}. */
    public static final String USERS_FILE = "./users";

    /** Why an address that others reach is refused, and what to write. */
    public static final String OPEN_TO_ALL =
            "signalpost.management-address lets others reach the management port, and there is"
                    + " no password and no user; set the environment variable SIGNALPOST_MANAGEMENT_PASSWORD to at least "
                    + PasswordRule.SHORTEST
                    + " characters, or add a user by 'java -jar signalpost.jar user add <name>', or write"
                    + " signalpost.management-address=127.0.0.1";

    public ManagementProperties {
        if (managementPort < 0 || managementPort > 65535) {
            throw new IllegalArgumentException("signalpost.management-port is " + managementPort
                    + ", write a number from 0 to 65535, for instance 9876");
        }
        if (!StringUtils.hasText(managementUsername)
                || managementUsername.contains(":") // ends the name in HTTP Basic
                || managementUsername.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "signalpost.management-username must be a name without a colon, for instance operator");
        }
        if (StringUtils.hasText(managementPassword)) {
            PasswordRule.require("signalpost.management-password", managementPassword);
        }
        managementUsersFile = StringUtils.hasText(managementUsersFile) ? managementUsersFile.strip() : USERS_FILE;
        requirePositive("signalpost.management-session-idle", managementSessionIdle, "30m");
        requirePositive("signalpost.management-session-lifetime", managementSessionLifetime, "12h");
    }

    private static void requirePositive(String key, Duration value, String example) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(key + " is not above zero, write for instance " + example);
        }
    }

    /** What the operator must know, when there is such a thing. */
    public Optional<String> password() {
        return Optional.ofNullable(managementPassword).filter(StringUtils::hasText);
    }

    /** What is wrong with the file of users, also that it has the name that these settings give away. */
    public List<UsersFile.Fault> faultsOf(UsersFile file) {
        List<UsersFile.Fault> faults = new ArrayList<>(file.faults());
        if (password().isPresent() && file.find(managementUsername).isPresent()) {
            faults.add(file.fault(
                    managementUsername,
                    "'" + managementUsername + "' is signalpost.management-username too",
                    "unset signalpost.management-password, or remove the user"));
        }
        return faults;
    }

    /** Whether others can reach the port, and nobody could log in to it. */
    public boolean isOpenToAll(UsersFile file) {
        return !managementAddress.isLoopbackAddress()
                && password().isEmpty()
                && file.users().isEmpty();
    }

    public Optional<String> sslBundle() {
        return Optional.ofNullable(managementSslBundle).filter(StringUtils::hasText);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ManagementProperties[" + managementAddress + ":" + managementPort + "]";
    }
}
