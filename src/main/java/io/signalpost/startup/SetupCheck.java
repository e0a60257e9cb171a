package io.signalpost.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.signalpost.authoring.Checks;
import io.signalpost.authoring.Setup;
import io.signalpost.authoring.route.Routes;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.startup.route.MisplacedFiles;
import io.signalpost.startup.route.RouteFiles;
import io.signalpost.startup.setting.CheckedSettings;
import io.signalpost.startup.setting.EnvironmentSettings;
import io.signalpost.startup.setting.KnownKeys;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks through routes and settings: what {@code check} finds, and what the start refuses, is the same. */
public final class SetupCheck {

    private final ConfigurableEnvironment environment;
    private final boolean atStart;
    private final RouteFiles files;
    private final EnvironmentSettings settings;
    private final CheckedSettings checked;

    /** @param atStart whether what is not set now is missing for good; else production may set it */
    public SetupCheck(ConfigurableEnvironment environment, boolean atStart) {
        this(environment, atStart, RouteFiles.inUse(environment));
    }

    SetupCheck(ConfigurableEnvironment environment, boolean atStart, RouteFiles files) {
        this.environment = environment;
        this.atStart = atStart;
        this.files = files;
        this.settings = new EnvironmentSettings(environment, KnownKeys.of(files.withThoseLeftOut()));
        this.checked = new CheckedSettings(settings, atStart);
    }

    /** Whether a setting has a value with which Spring could not even find out which beans there are. */
    public boolean stopsSpring() {
        return checked.stopSpring();
    }

    /**
     * All that is wrong, in the order of the files.
     *
     * @param beans null when it is not known which there are; then routes are not held to them
     */
    public List<SetupFinding> findings(ConfigurableListableBeanFactory beans) {
        Set<SetupFinding> findings = checked.findings();
        findings.addAll(ofRoutes(beans));
        return new ArrayList<>(findings);
    }

    /** What is wrong with the route files, whatever may be with the settings, which a reload does not change. */
    List<SetupFinding> ofRoutes(ConfigurableListableBeanFactory beans) {
        Set<SetupFinding> findings = new TreeSet<>();
        files.folders().forEach(folder -> MisplacedFiles.check(folder, findings::add));
        MisplacedFiles.checkKamelets(
                RouteFiles.kameletFolder(environment.getProperty(RouteFiles.PATTERN_KEY, RouteFiles.defaultPattern())),
                findings::add);
        Routes routes = Routes.read(files.sources(), findings::add);
        findings.addAll(Checks.of(
                Setup.of(routes, settings, new ContextBeans(beans, settings), FormerClassNames::find, atStart)));
        return new ArrayList<>(findings);
    }
}
