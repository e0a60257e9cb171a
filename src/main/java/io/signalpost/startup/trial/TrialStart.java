package io.signalpost.startup.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.startup.StartFailureReporter;
import io.signalpost.startup.StartRehearsal;
import org.apache.camel.CamelContext;
import org.apache.commons.lang3.StringUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the beans and routes of some destinations, after the checks, and nothing else of the application: no port is opened, no
 * log, and what would be kept is kept in a folder that is gone afterwards.
 */
public final class TrialStart implements AutoCloseable {

    private final Path scratch;
    private final List<SetupFinding> findings = new ArrayList<>();
    private TrialSettings settings;
    private ConfigurableApplicationContext context;
    private StartFailureReporter reporter = new StartFailureReporter(null);

    private TrialStart(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * @param routes   which
     * @param settings file of settings in place of {@code application.properties}; null for what a start would take
     * @param instead  puts beans in place of {@code clock} and {@code event-log}; what is being started has the settings
     */
    public static TrialStart of(
            TriedRoutes routes, Path settings, BiConsumer<ConfigurableListableBeanFactory, TrialStart> instead) {
        try {
            Path scratch = Files.createTempDirectory("signalpost-try");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> delete(scratch))); // whoever has seen enough presses Ctrl+C
            TrialStart start = new TrialStart(scratch);
            start.run(routes, settings, instead);
            return start;
        } catch (IOException e) {
            throw new UncheckedIOException("a folder cannot be made in java.io.tmpdir", e);
        }
    }

    private void run(TriedRoutes routes, Path file, BiConsumer<ConfigurableListableBeanFactory, TrialStart> instead) {
        SpringApplication application = StartRehearsal.application();
        application.setInitializers(List.of(starting -> {
            reporter = new StartFailureReporter(starting);
            settings = TrialSettings.of(starting.getEnvironment(), routes, scratch);
            if (settings.check().stopsSpring()) {
                findings.addAll(settings.relevant(settings.check().findings(null)));
                throw new SpringApplication.AbandonedRunException();
            }
            starting.addBeanFactoryPostProcessor(beans -> {
                findings.addAll(settings.relevant(settings.check().findings(beans)));
                if (!settings.choice().destinations().isEmpty()
                        && findings.stream().noneMatch(SetupFinding::isError)) {
                    settings.standIn();
                    TrialBeanSelection.reduce(beans);
                    instead.accept(beans, this);
                    return;
                }
                throw new SpringApplication.AbandonedRunException();
            });
        }));
        try {
            context = application.run(StartRehearsal.arguments(
                    routes.pattern(),
                    file,
                    Map.of(
                            "spring.main.web-application-type", "none",
                            "spring.main.lazy-initialization", "true",
                            "management.endpoint.health.validate-group-membership", "false")));
        } catch (SpringApplication.AbandonedRunException checked) {
            // the findings say why, or there is no such destination
        } catch (RuntimeException failed) {
            findings.add(SetupFinding.error(
                    "start", SourcePlace.of(routes.name()), StringUtils.normalizeSpace(reporter.explain(failed)), ""));
        }
    }

    /** What the checks say of the files that are tried, and of the settings. */
    public List<SetupFinding> findings() {
        return findings;
    }

    /** Of the routes that were asked for; empty when there are none, or none that is right. */
    public Set<String> destinations() {
        return settings == null ? Set.of() : settings.choice().destinations();
    }

    public boolean isRunning() {
        return context != null;
    }

    public CamelContext camel() {
        return context.getBean(CamelContext.class);
    }

    /** As the receiver would have them, before anything was put elsewhere. */
    public TrialSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        try {
            if (context != null) {
                context.close();
            }
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path scratch) {
        try {
            FileSystemUtils.deleteRecursively(scratch);
        } catch (IOException leftBehind) {
            // by whoever wrote to it meanwhile; the hook comes after
        }
    }
}
