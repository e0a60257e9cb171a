package io.signalpost.startup.setting;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/** Finds values that the class refuses which takes them. */
final class SettingGroups {

    private static final Pattern KEY = Pattern.compile("^([a-z]+\\.[a-z0-9.-]*[a-z0-9])");
    private static final String SIMULATOR = "signalpost.simulator";

    private final EnvironmentSettings settings;
    private final List<String> told;

    /** @param told keys whose value has not even their form: the default takes its place, so that it hides no other */
    SettingGroups(EnvironmentSettings settings, List<String> told) {
        this.settings = settings;
        this.told = told;
    }

    void check(Consumer<SetupFinding> findings) {
        boolean simulates = settings.environment().acceptsProfiles(Profiles.of("simulator", "demo"));
        settings.known().groups().forEach((type, prefix) -> {
            if (simulates || !prefix.equals(SIMULATOR)) {
                check(prefix, ClassUtils.resolveClassName(type, getClass().getClassLoader()), findings);
            }
        });
    }

    private void check(String prefix, Class<?> type, Consumer<SetupFinding> findings) {
        try {
            Binder.get(settings.environment()).bindOrCreate(prefix, Bindable.of(type), withoutThoseTold());
        } catch (BindException e) {
            Throwable root = ExceptionUtils.getRootCause(e);
            String message = String.valueOf(root.getMessage());
            Matcher key = KEY.matcher(message);
            if (root instanceof IllegalArgumentException && key.find() && !told.contains(key.group(1))) {
                SourcePlace place =
                        settings.isDefault(key.group(1)) ? SourcePlace.of(key.group(1)) : settings.place(key.group(1));
                String[] parts = message.split("(; |, (?=write ))", 2);
                findings.accept(SetupFinding.error(
                        "setting",
                        place,
                        parts[0],
                        parts.length > 1 ? parts[1] : "see application.properties in the jar"));
            }
        }
    }

    private BindHandler withoutThoseTold() {
        return new BindHandler() {
            @Override
            public <T> Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
                return told.contains(name.toString()) ? null : target;
            }
        };
    }
}
