package io.signalpost.startup.setting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.PlaceholderResolutionException;

/** Finds values that have not the form of their key, or that do not go with the others. The values are not repeated. */
final class SettingValues {

    private static final String RULE = "setting";

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
        settings.keys().stream()
                .filter(key -> !wrong.contains(key) && !settings.isDefault(key) && !isOfOneThatIsOff(key))
                .forEach(key -> settings.written(key)
                        .flatMap(written -> unresolved(key, written))
                        .ifPresent(finding -> {
                            wrong.add(key);
                            findings.accept(finding);
                        }));
        levels(findings);
        retention(findings);
        new SettingGroups(settings, wrong).check(findings);
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
        String written = String.valueOf(
                failure.getProperty() == null ? "" : failure.getProperty().getValue());
        return unresolved(key, written)
                .orElseGet(() -> SetupFinding.error(
                        RULE,
                        settings.place(key),
                        "'" + key + "' must be " + WrongValue.form(form),
                        "write "
                                + (packaged.has(key)
                                        ? "for instance "
                                                + packaged.documented().getProperty(key)
                                        : "such a value")));
    }

    /** A reference to a setting that there is not: Spring Boot would take its characters for the value. */
    private Optional<SetupFinding> unresolved(String key, String written) {
        try {
            environment.resolveRequiredPlaceholders(written);
            return Optional.empty();
        } catch (PlaceholderResolutionException e) {
            String placeholder = String.valueOf(e.getPlaceholder());
            return Optional.of(
                    String.valueOf(e.getMessage()).startsWith("Circular")
                            ? SetupFinding.error(
                                    RULE,
                                    settings.place(key),
                                    "'" + key + "' refers to itself",
                                    "write a value, or the name of another")
                            : new SetupFinding(
                                    atStart ? Severity.ERROR : Severity.WARNING,
                                    RULE,
                                    settings.place(key),
                                    "'" + key + "' refers to ${" + placeholder + "}, which is not set",
                                    "set that, or write \\\\${ for the characters themselves"));
        }
    }

    /** What only a destination would read that is switched off need not be there. */
    private boolean isOfOneThatIsOff(String key) {
        String[] parts = key.split("\\.", 3);
        return parts[0].equals("destination")
                && parts.length > 2
                && settings.value("destination." + parts[1] + ".enabled")
                        .filter("false"::equals)
                        .isPresent();
    }

    private void levels(Consumer<SetupFinding> findings) {
        Binder.get(environment)
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((logger, level) -> {
                    boolean known = level.equalsIgnoreCase("false")
                            || Stream.of(LogLevel.values())
                                    .anyMatch(it -> it.name().equalsIgnoreCase(level.strip()));
                    if (!known) {
                        findings.accept(SetupFinding.error(
                                RULE,
                                settings.place("logging.level." + logger),
                                "'logging.level." + logger + "' must be a level",
                                "write one of TRACE, DEBUG, INFO, WARN, ERROR, OFF"));
                    }
                });
    }

    /** Smartcar sends an event again within minutes and hours: one that is no longer known then counts as new. */
    private void retention(Consumer<SetupFinding> findings) {
        String key = "signalpost.event-log.retention";
        try {
            Binder.get(environment).bind(key, Duration.class).ifBound(kept -> {
                if (!settings.isDefault(key) && !kept.isNegative() && kept.compareTo(Duration.ofMinutes(1)) < 0) {
                    findings.accept(SetupFinding.warning(
                            RULE,
                            settings.place(key),
                            "'" + key + "' is so short that an event which Smartcar repeats would count as new",
                            "write for instance 7d"));
                }
            });
        } catch (BindException told) {
            // with the other values
        }
    }
}
