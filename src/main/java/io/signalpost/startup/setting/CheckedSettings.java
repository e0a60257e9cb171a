package io.signalpost.startup.setting;

import java.util.Set;
import java.util.TreeSet;

import io.signalpost.authoring.route.SetupFinding;

/** All checks of settings. */
public final class CheckedSettings {

    private final EnvironmentSettings settings;
    private final boolean atStart;
    private final PackagedSettings packaged = PackagedSettings.load();

    /** @param atStart whether what is not set now is missing for good; else production may set it */
    public CheckedSettings(EnvironmentSettings settings, boolean atStart) {
        this.settings = settings;
        this.atStart = atStart;
    }

    /** Whether a setting has a value with which Spring could not even find out which beans there are. */
    public boolean stopSpring() {
        boolean switchedByOtherWords = settings.known().names().stream()
                .filter(key -> key.endsWith(".enabled"))
                .anyMatch(key -> settings.value(key)
                        .filter(value -> !value.matches("true|false"))
                        .isPresent());
        Set<SetupFinding> values = new TreeSet<>();
        new SettingValues(settings, packaged, atStart).check(values::add);
        return switchedByOtherWords || values.stream().anyMatch(SetupFinding::isError);
    }

    /** All that is wrong, in the order of the files. */
    public Set<SetupFinding> findings() {
        Set<SetupFinding> findings = new TreeSet<>();
        new SettingsCheck(settings.known(), packaged).check(settings.environment(), findings::add);
        new SettingValues(settings, packaged, atStart).check(findings::add);
        new RequiredSettings(settings, atStart).check(findings::add);
        new ReceivingSettings(settings, atStart).check(findings::add);
        new LoginSettings(settings, atStart).check(findings::add);
        PropertiesFiles.check(settings.environment(), findings::add);
        return findings;
    }
}
