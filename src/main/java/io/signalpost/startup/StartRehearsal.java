package io.signalpost.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.startup.route.RouteFiles;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Goes through a start as far as the checks, and no further: nothing is opened, read from or written to. */
public final class StartRehearsal {

    /** By name, since the application knows the commands, which know this. */
    private static final String APPLICATION = "io.signalpost.SignalpostApplication";

    private StartRehearsal() {}

    /**
     * What the checks find.
     *
     * @param routes   folder of route files in place of {@code routes}; null for what a start would take
     * @param settings file of settings in place of {@code application.properties}; null for what a start would take
     */
    public static List<SetupFinding> check(Path routes, Path settings) {
        List<SetupFinding> findings = new ArrayList<>();
        SpringApplication application = application();
        application.setInitializers(List.of(context -> {
            SetupCheck check = new SetupCheck(context.getEnvironment(), false);
            if (check.stopsSpring()) {
                findings.addAll(check.findings(null));
                throw new SpringApplication.AbandonedRunException();
            }
            context.addBeanFactoryPostProcessor(beans -> {
                findings.addAll(check.findings(beans));
                throw new SpringApplication.AbandonedRunException();
            });
        }));
        try {
            application.run(arguments(routes == null ? null : RouteFiles.pattern(routes), settings, Map.of()));
        } catch (SpringApplication.AbandonedRunException checked) {
            return findings;
        } catch (RuntimeException unreadable) {
            findings.add(unreadable(settings, unreadable));
        }
        return findings;
    }

    /** A setting as a start in this folder would have it; null when it has none. */
    public static String setting(String key) {
        return settings(key).get(key);
    }

    /** Settings as a start in this folder would have them; null for those that it has not. */
    public static Map<String, String> settings(String... keys) {
        Map<String, String> values = new HashMap<>();
        SpringApplication application = application();
        application.setInitializers(List.of(context -> {
            for (String key : keys) {
                values.put(key, context.getEnvironment().getProperty(key));
            }
            throw new SpringApplication.AbandonedRunException();
        }));
        try {
            application.run();
        } catch (SpringApplication.AbandonedRunException read) {
            // as far as it was to go
        }
        return values;
    }

    private static SetupFinding unreadable(Path settings, RuntimeException failure) {
        Optional<Mark> mark = ExceptionUtils.getThrowableList(failure).stream()
                .filter(MarkedYAMLException.class::isInstance)
                .map(yaml -> ((MarkedYAMLException) yaml).getProblemMark())
                .findFirst();
        String file = settings == null ? "application.yaml" : settings.toString();
        return mark.map(at -> SetupFinding.error(
                        "yaml",
                        new SourcePlace(file, at.getLine() + 1, at.getColumn() + 1),
                        "not readable as YAML",
                        "check indentation, quotes and keys that are written twice"))
                .orElseGet(() -> SetupFinding.error(
                        "start",
                        SourcePlace.of(settings == null ? "settings" : file),
                        new StartFailureReporter(null).explain(failure),
                        ""));
    }

    /** The application, as far as it may print or stay. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication();
        application.setSources(Set.of(APPLICATION));
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener)) // the command has its own
                .toList());
        return application;
    }

    /**
     * @param pattern of route files; null for those that a start would take
     * @param more    other settings
     */
    public static String[] arguments(String pattern, Path settings, Map<String, String> more) {
        List<String> arguments = new ArrayList<>();
        if (pattern != null) {
            arguments.add("--" + RouteFiles.PATTERN_KEY + "=" + pattern);
        }
        if (settings != null) {
            arguments.add("--spring.config.location=classpath:/application.properties,file:" + settings);
        }
        more.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments.toArray(String[]::new);
    }
}
