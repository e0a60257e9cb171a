package io.signalpost.startup;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.signalpost.authoring.live.LiveRoutes;
import io.signalpost.authoring.live.RouteSet;
import io.signalpost.authoring.route.Routes;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.startup.route.RouteFiles;
import io.signalpost.startup.setting.KnownKeys;
import io.signalpost.startup.setting.SavedSettings;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Holds route files that are saved while the receiver runs to the checks of its start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("signalpost.routes.reload")
class LiveRoutesConfiguration {

    private static final Path SETTINGS = Path.of("application.properties");

    @Bean
    LiveRoutes liveRoutes(CamelContext camel, ConfigurableApplicationContext context) {
        String patterns = context.getEnvironment().getProperty(RouteFiles.PATTERN_KEY, RouteFiles.defaultPattern());
        Path folder = RouteFiles.folder(patterns);
        // Which packaged files are used depends on what the folder has, unless somebody has chosen the files.
        boolean overlay = patterns.equals(RouteFiles.pattern(folder));
        String kamelets = context.getEnvironment().getProperty(RouteFiles.KAMELETS_KEY, RouteFiles.kamelets(patterns));
        return new LiveRoutes(
                camel,
                () -> new FilesOf(
                        RouteFiles.matching(overlay ? RouteFiles.pattern(folder) : patterns)
                                .withKamelets(kamelets),
                        context),
                List.of(folder, RouteFiles.kameletFolder(patterns)));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> liveRoutesStart(CamelContext camel, LiveRoutes routes) {
        return ready -> {
            try {
                camel.addService(routes);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private record FilesOf(RouteFiles files, ConfigurableApplicationContext context) implements RouteSet {

        @Override
        public List<Routes.Source> sources() {
            return files.sources();
        }

        @Override
        public List<SetupFinding> findings() {
            SavedSettings saved = SavedSettings.read(SETTINGS);
            saved.offer(context.getEnvironment(), files.placeholders().collect(Collectors.toSet()));
            List<SetupFinding> findings = saved.unread(KnownKeys.of(files.withThoseLeftOut()));
            findings.addAll(new SetupCheck(context.getEnvironment(), true, files).ofRoutes(context.getBeanFactory()));
            return findings;
        }

        @Override
        public String explain(Exception refusal) {
            return StartFailureReporter.oneLine(new StartFailureReporter(context).explain(refusal));
        }
    }
}
