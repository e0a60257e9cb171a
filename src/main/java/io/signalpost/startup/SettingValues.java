package io.signalpost.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import io.signalpost.authoring.route.SourcePlace;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/** Finds values that have not the form of their key, or that the class which takes them refuses. The values are not repeated. */
final class SettingValues {

    private static final String RULE = "setting";
    private static final Pattern KEY = Pattern.compile("^([a-z]+\\.[a-z0-9.-]*[a-z0-9])");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}:]+)}");
    private static final String SIMULATOR = "signalpost.simulator";

    private final ConfigurableEnvironment environment;
    private final EnvironmentSettings settings;
    private final PackagedSettings packaged;
    private final boolean atStart;

    SettingValues(EnvironmentSettings settings, PackagedSettings packaged, boolean atStart) {
        this.environment = settings.environment();
        this.settings = settings;
        this.packaged = packaged;
        this.atStart = atStart;
    }

    void check(Consumer<SetupFinding> findings) {
        List<String> wrong = new ArrayList<>();
        settings.known().types().forEach((key, type) -> {
            if (!settings.isDefault(key) && !isRight(key, type, findings)) {
                wrong.add(key);
            }
        });
        settings.known().groups().forEach((type, prefix) -> {
            boolean used = !prefix.equals(SIMULATOR) || environment.acceptsProfiles(Profiles.of("simulator", "demo"));
            if (used && wrong.stream().noneMatch(key -> key.startsWith(prefix + "."))) {
                group(prefix, type, findings);
            }
        });
    }

    private boolean isRight(String key, String type, Consumer<SetupFinding> findings) {
        Class<?> form = ClassUtils.resolveClassName(type, getClass().getClassLoader());
        try {
            Binder.get(environment).bind(key, Bindable.of(form));
            return true;
        } catch (BindException e) {
            findings.accept(refused(key, form, e));
            return false;
        }
    }

    private SetupFinding refused(String key, Class<?> form, BindException failure) {
        Matcher unresolved = REFERENCE.matcher(environment.resolvePlaceholders(String.valueOf(
                failure.getProperty() == null ? "" : failure.getProperty().getValue())));
        if (unresolved.find()) {
            return new SetupFinding(
                    atStart ? Severity.ERROR : Severity.WARNING,
                    RULE,
                    settings.place(key),
                    "'" + key + "' refers to ${" + unresolved.group(1) + "}, which is not set",
                    "set that, or write \\\\${ for the characters themselves");
        }
        return SetupFinding.error(
                RULE,
                settings.place(key),
                "'" + key + "' must be " + WrongValue.form(form),
                "write "
                        + (packaged.has(key)
                                ? "for instance " + packaged.documented().getProperty(key)
                                : "such a value"));
    }

    private void group(String prefix, String type, Consumer<SetupFinding> findings) {
        try {
            Binder.get(environment)
                    .bindOrCreate(
                            prefix,
                            Bindable.of(
                                    ClassUtils.resolveClassName(type, getClass().getClassLoader())));
        } catch (BindException e) {
            Throwable root = ExceptionUtils.getRootCause(e);
            String message = String.valueOf(root.getMessage());
            Matcher key = KEY.matcher(message);
            if (root instanceof IllegalArgumentException && key.find()) {
                SourcePlace place =
                        settings.isDefault(key.group(1)) ? SourcePlace.of(key.group(1)) : settings.place(key.group(1));
                String[] parts = message.split("(; |, (?=write ))", 2);
                findings.accept(SetupFinding.error(
                        RULE, place, parts[0], parts.length > 1 ? parts[1] : "see application.properties in the jar"));
            }
        }
    }
}
