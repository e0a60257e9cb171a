package io.signalpost.startup;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.Suggestion;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds settings that nobody reads: a mistyped key must not silently mean the default. */
final class SettingsCheck {

    private static final String RULE = "unknown-key";

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

    void check(ConfigurableEnvironment environment, Consumer<SetupFinding> findings) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
                Stream.of(variables.getPropertyNames())
                        .filter(name -> VARIABLE.matcher(name).matches())
                        .forEach(name -> checkVariable(name, String.valueOf(variables.getProperty(name)), findings));
            } else if (source instanceof IterableConfigurationPropertySource keys) {
                keys.stream()
                        .filter(key -> KnownKeys.ours(key.toString()))
                        .map(source::getConfigurationProperty)
                        .filter(Objects::nonNull)
                        .forEach(property -> checkKey(property, findings));
            }
        }
    }

    private void checkKey(ConfigurationProperty property, Consumer<SetupFinding> findings) {
        String key = property.getName().toString();
        if (!Origins.packaged(property.getOrigin())
                && !known.contains(property.getName())
                && !packaged.sets(key, property.getValue())) {
            SourcePlace value = Origins.place(property.getOrigin());
            findings.accept(unread(key, value.line() > 0 ? new SourcePlace(value.file(), value.line(), 1) : value));
        }
    }

    private void checkVariable(String variable, String value, Consumer<SetupFinding> findings) {
        boolean link = SERVICE_ADDRESS.matcher(value).matches();
        if (link && known.containsVariable(variable)) {
            findings.accept(SetupFinding.error(
                    RULE,
                    SourcePlace.of("environment variable " + variable),
                    "it was set by Kubernetes for a Service of that name",
                    "write enableServiceLinks: false in the pod's spec, or set it to the value you want"));
        }
        if (!link && !SERVICE_LINK.matcher(variable).matches() && !known.containsVariable(variable)) {
            findings.accept(SetupFinding.error(
                    RULE,
                    SourcePlace.of("environment variable '" + variable + "'"),
                    "unknown key",
                    Suggestion.didYouMean(variable, known.allVariables())));
        }
    }

    private SetupFinding unread(String key, SourcePlace place) {
        return packaged.has(key)
                ? SetupFinding.error(
                        RULE,
                        place,
                        "key '" + key + "' is read by no route file in use",
                        "add the route file or remove the key")
                : SetupFinding.error(RULE, place, "unknown key '" + key + "'", Suggestion.didYouMean(key, known.all()));
    }
}
