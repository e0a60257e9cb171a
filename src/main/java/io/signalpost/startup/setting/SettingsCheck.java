package io.signalpost.startup.setting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    /** First words of keys that somebody reads; of the frameworks' those that people write. */
    private static final Set<String> ROOTS =
            Set.of("signalpost", "smartcar", "destination", "spring", "camel", "logging", "management", "server");

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
                        .map(source::getConfigurationProperty)
                        .filter(Objects::nonNull)
                        .forEach(property -> {
                            if (KnownKeys.ours(property.getName().toString())) {
                                checkKey(property, findings);
                            } else {
                                checkOther(property, findings);
                            }
                        });
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
            findings.accept(
                    SetupFinding.error(
                            RULE,
                            SourcePlace.of("environment variable '" + variable + "'"),
                            "unknown key",
                            Suggestion.didYouMean(
                                    variable,
                                    known.allVariables(),
                                    variable.startsWith("DESTINATION_")
                                            ? "let a route file read it, or unset it"
                                            : "write one that stands for a key of application.properties in the jar, or unset it")));
        }
    }

    private SetupFinding unread(String key, SourcePlace place) {
        return packaged.has(key)
                ? SetupFinding.error(
                        RULE,
                        place,
                        "key '" + key + "' is read by no route file in use",
                        "add the route file or remove the key")
                : SetupFinding.error(RULE, place, "unknown key '" + key + "'", meant(key));
    }

    private String meant(String key) {
        Optional<String> map = known.maps().stream()
                .filter(name -> Suggestion.nearest(key.substring(0, Math.max(0, key.lastIndexOf('.'))), List.of(name))
                        .isPresent())
                .findFirst();
        if (key.startsWith("destination.")) {
            List<String> near =
                    known.all().stream().filter(name -> isNear(key, name)).toList();
            return Suggestion.didYouMean(
                    key,
                    near,
                    "no route uses it: remove the line, or put back the route file that reads {{" + key + "}}");
        }
        String own = "write one that application.properties in the jar has, or remove it";
        return map.map(name -> "did you mean '" + name + key.substring(key.lastIndexOf('.')) + "'?")
                .orElseGet(() -> Suggestion.didYouMean(key, known.all(), own));
    }

    /** Whether each of its words is, so that no other destination is taken for it. */
    private static boolean isNear(String key, String name) {
        String[] words = key.split("\\.");
        String[] others = name.split("\\.");
        return words.length == others.length
                && IntStream.range(0, words.length)
                        .allMatch(i -> words[i].equals(others[i])
                                || Suggestion.nearest(words[i], List.of(others[i]))
                                        .isPresent());
    }

    /** A key that is nobody's, and nearly one of ours or of the frameworks. */
    private void checkOther(ConfigurationProperty property, Consumer<SetupFinding> findings) {
        String key = property.getName().toString();
        String root = key.split("[.\\[]", 2)[0];
        SourcePlace place = Origins.place(property.getOrigin());
        if (known.read().contains(key) || place.line() == 0 || Origins.packaged(property.getOrigin())) {
            return;
        }
        SourcePlace start = new SourcePlace(place.file(), place.line(), 1);
        String what = "unknown key '" + key + "'";
        if (ROOTS.contains(root)) {
            FrameworkKeys.meant(key)
                    .ifPresent(near ->
                            findings.accept(SetupFinding.warning(RULE, start, what, "did you mean '" + near + "'?")));
        } else if (root.length() > 4) {
            Suggestion.nearest(root, ROOTS)
                    .ifPresent(near -> findings.accept(SetupFinding.error(
                            RULE, start, what, "did you mean '" + near + key.substring(root.length()) + "'?")));
        }
    }
}
