package io.signalpost.authoring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strictly the names in filters and expressions are checked.
 *
 * @param unknown what a name is that Smartcar does not use, as far as is known here: of a signal, an event type, a mode, a make
 */
@ConfigurationProperties("signalpost.filters")
public record FiltersProperties(@DefaultValue("error") Unknown unknown) {

    /** {@code WARN} is for what Smartcar adds before we know of it. */
    public enum Unknown {
        ERROR,
        WARN
    }
}
