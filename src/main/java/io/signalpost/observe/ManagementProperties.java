package io.signalpost.observe;

import java.net.InetAddress;
import java.util.Optional;

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
 * @param managementPassword  what an operator logs in with; blank is no login, which only a loopback address may do without
 */
@ConfigurationProperties("signalpost")
public record ManagementProperties(
        @DefaultValue("9876") int managementPort,
        @DefaultValue("127.0.0.1") InetAddress managementAddress,
        String managementSslBundle,
        @DefaultValue("operator") String managementUsername,
        String managementPassword) {

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
        } else if (!managementAddress.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "signalpost.management-address lets others reach the management port, and"
                            + " there is no password; set the environment variable SIGNALPOST_MANAGEMENT_PASSWORD to at least "
                            + PasswordRule.SHORTEST + " characters, or write signalpost.management-address=127.0.0.1");
        }
    }

    /** What the operator must know, when there is such a thing. */
    Optional<String> password() {
        return Optional.ofNullable(managementPassword).filter(StringUtils::hasText);
    }

    public boolean loginRequired() {
        return password().isPresent();
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
