package io.signalpost.startup;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Refuses settings that nobody reads: a mistyped key must not silently mean the default. */
final class SettingsCheck {

    private static final Pattern VARIABLE = Pattern.compile("(SIGNALPOST|SMARTCAR|DESTINATION)_.+");

    /** What Kubernetes puts into every pod's environment for a Service whose name begins like one of our keys. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".+_SERVICE_(HOST|PORT)(_\\w+)?|.+_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private final KnownKeys known;
    private final PackagedSettings packaged;

    SettingsCheck(KnownKeys known, PackagedSettings packaged) {
        this.known = known;
        this.packaged = packaged;
    }

    void check(ConfigurableEnvironment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
                Stream.of(variables.getPropertyNames())
                        .filter(name -> VARIABLE.matcher(name).matches())
                        .forEach(name -> checkVariable(name, String.valueOf(variables.getProperty(name))));
            } else if (source instanceof IterableConfigurationPropertySource keys) {
                keys.stream()
                        .filter(key -> KnownKeys.ours(key.toString()))
                        .map(source::getConfigurationProperty)
                        .filter(Objects::nonNull)
                        .forEach(this::checkKey);
            }
        }
    }

    private void checkKey(ConfigurationProperty property) {
        String key = property.getName().toString();
        if (!Origins.packaged(property.getOrigin())
                && !known.contains(property.getName())
                && !packaged.sets(key, property.getValue())) {
            throw new StartRefused(Origins.describe(property.getOrigin()) + ": " + unread(key));
        }
    }

    private void checkVariable(String variable, String value) {
        boolean link = SERVICE_ADDRESS.matcher(value).matches();
        if (link && known.containsVariable(variable)) {
            throw new StartRefused("environment variable " + variable + " was set by Kubernetes for a Service of that"
                    + " name; write enableServiceLinks: false in the pod's spec, or set it to the value you want");
        }
        if (!link && !SERVICE_LINK.matcher(variable).matches() && !known.containsVariable(variable)) {
            throw new StartRefused("environment variable '" + variable + "': unknown key"
                    + Suggestion.didYouMean(variable, known.allVariables()));
        }
    }

    private String unread(String key) {
        return packaged.has(key)
                ? "key '" + key + "' is read by no route file in use; add the route file or remove the key"
                : "unknown key '" + key + "'" + Suggestion.didYouMean(key, known.all());
    }
}
