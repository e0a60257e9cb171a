package io.signalpost.startup.trial;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Placeholder;
import io.signalpost.authoring.route.Routes;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.startup.SetupCheck;
import io.signalpost.startup.route.RouteFiles;
import io.signalpost.startup.setting.EnvironmentSettings;
import io.signalpost.startup.setting.KnownKeys;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The settings by which routes are tried: those of the receiver, with destinations switched on, with what would be kept put into
 * another folder, and with stand-ins for what only production has.
 *
 * @param eventLog of the receiver
 * @param dataDir  of the receiver
 * @param scratch  the folder in its place
 */
public record TrialSettings(
        ConfigurableEnvironment environment,
        EventLogProperties eventLog,
        String dataDir,
        Path scratch,
        SetupCheck check,
        RouteChoice choice) {

    private static final Pattern SWITCH = Pattern.compile("\\{\\{([\\w.-]+)}}");

    /** What a bean demands the form of. */
    private static final Map<String, String> STAND_INS = Map.of(
            "destination.http.secret",
            "whsec_" + "c3RhbmQtaW4gb2YgYSBzZWNyZXQgdGhhdCBpcyBub3Qgc2V0",
            "signalpost.redact.secret",
            "stand-in of a secret that is not set");

    static TrialSettings of(ConfigurableEnvironment environment, TriedRoutes routes, Path scratch) {
        SetupCheck check = new SetupCheck(environment, false);
        RouteFiles files = RouteFiles.inUse(environment);
        Routes read = Routes.read(files.sources(), finding -> {});
        EnvironmentSettings settings = new EnvironmentSettings(environment, KnownKeys.of(files));
        RouteChoice choice = RouteChoice.of(read, settings, routes.wanted());
        EventLogProperties eventLog = Binder.get(environment)
                .bind("signalpost.event-log", EventLogProperties.class)
                .get();
        String dataDir = environment.getProperty("signalpost.data-dir", "./data");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("try", elsewhere(choice, scratch, environment)));
        return new TrialSettings(environment, eventLog, dataDir, scratch, check, choice);
    }

    private static Map<String, Object> elsewhere(
            RouteChoice choice, Path scratch, ConfigurableEnvironment environment) {
        Map<String, Object> settings = new LinkedHashMap<>();
        STAND_INS.forEach((key, value) -> {
            if (environment.getProperty(key, "").isBlank()) {
                settings.put(key, value);
            }
        });
        choice.routes().forEach(route -> {
            Matcher onOff = SWITCH.matcher(route.part().text("precondition"));
            if (onOff.matches()) {
                settings.put(onOff.group(1), "true");
            }
        });
        settings.put("signalpost.data-dir", scratch.toString());
        settings.put("signalpost.event-log.url", "jdbc:sqlite:" + scratch.resolve("event-log.db"));
        settings.put("destination.database.url", "jdbc:sqlite:" + scratch.resolve("signals.db"));
        settings.put(RouteFiles.PATTERN_KEY, choice.pattern());
        return settings;
    }

    /** Has the name of each setting that is not set stand in its place. After the checks, which tell of them. */
    void standIn() {
        Map<String, Object> standIns = new LinkedHashMap<>();
        choice.files().stream()
                .flatMap(file -> file.source().lines().stream()
                        .flatMap(Placeholder::in)
                        .filter(placeholder -> placeholder.function() == null && !placeholder.optional())
                        .map(Placeholder::key)
                        .filter(key -> file.kamelet().isEmpty() || key.contains("."))) // others are its parameters
                .filter(key -> !environment.containsProperty(key))
                .forEach(key -> standIns.put(key, key));
        environment.getPropertySources().addLast(new MapPropertySource("not set", standIns));
    }

    /** What concerns the settings, or the files that are needed: a mistake in another file is none here. */
    List<SetupFinding> relevant(List<SetupFinding> findings) {
        return findings.stream()
                .filter(finding -> !finding.place().file().matches(".*\\.ya?ml")
                        || choice.needs(finding.place().file()))
                .toList();
    }

    /** The receiver's folder by the one in its place. */
    public Map<String, String> folders() {
        return Map.of(scratch.toString(), dataDir);
    }

    /** Values of the settings and environment variables whose names say that they are secret. */
    public Set<String> valuesOf(Predicate<String> secret) {
        Stream<String> keys =
                new EnvironmentSettings(environment, KnownKeys.of(RouteFiles.inUse(environment))).keys().stream();
        return Stream.concat(keys, System.getenv().keySet().stream())
                .filter(secret)
                .map(key -> environment.getProperty(key, ""))
                .filter(value -> !value.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
