package io.signalpost.observe;

import java.net.InetAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where health, metrics and operator actions are.
 *
 * @param managementPort    TCP port of health, metrics and operator actions, 0 for any free one
 * @param managementAddress network address that the management port listens on
 */
@ConfigurationProperties("signalpost")
public record ManagementProperties(
        @DefaultValue("9876") int managementPort,
        @DefaultValue("127.0.0.1") InetAddress managementAddress) {

    public ManagementProperties {
        if (managementPort < 0 || managementPort > 65535) {
            throw new IllegalArgumentException("signalpost.management-port is " + managementPort
                    + ", write a number from 0 to 65535, for instance 9876");
        }
    }
}
