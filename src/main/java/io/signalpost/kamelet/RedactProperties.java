package io.signalpost.kamelet;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the Kamelet {@code redact}.
 *
 * @param secret with which it hashes; may be blank while nothing is hashed
 */
@ConfigurationProperties("signalpost.redact")
record RedactProperties(@DefaultValue("") String secret) {

    /** Without the value: it is secret. */
    @Override
    public String toString() {
        return "RedactProperties";
    }
}
