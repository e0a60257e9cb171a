package io.signalpost.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.signalpost.SignalpostApplication;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.startup.route.RouteFiles;
import io.signalpost.startup.setting.FrameworkDefaults;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Folders of routes and files of settings, checked as the command does it, with the beans looked up once for all. */
final class CheckedSetup {

    /** Destinations whose beans are there only when they are on. */
    private static final List<String> WITH_BEANS = List.of("sqs", "http", "kafka", "mqtt", "files", "chat");

    private static final ConfigurableListableBeanFactory BEANS = beans(false);
    private static final ConfigurableListableBeanFactory WITH_ALL_DESTINATIONS = beans(true);

    private CheckedSetup() {}

    /** @param settings null for none */
    static List<SetupFinding> check(Path routes, Path settings) {
        return check(routes, settings, false);
    }

    static List<SetupFinding> check(Path routes, Path settings, boolean atStart) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                RouteFiles.PATTERN_KEY,
                                RouteFiles.pattern(routes),
                                "spring.config.location",
                                "classpath:/application.properties" + (settings == null ? "" : ",file:" + settings))));
        ConfigurationPropertySources.attach(environment);
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        new FrameworkDefaults().postProcessEnvironment(environment, null);
        boolean on = WITH_BEANS.stream()
                .anyMatch(name -> "true".equals(environment.getProperty("destination." + name + ".enabled")));
        return new SetupCheck(environment, atStart).findings(on ? WITH_ALL_DESTINATIONS : BEANS);
    }

    private static ConfigurableListableBeanFactory beans(boolean destinations) {
        List<ConfigurableListableBeanFactory> looked = new ArrayList<>();
        SpringApplication application = new SpringApplication(SignalpostApplication.class);
        application.setInitializers(List.of(context -> context.addBeanFactoryPostProcessor(beans -> {
            looked.add(beans);
            throw new SpringApplication.AbandonedRunException();
        })));
        try {
            application.run(WITH_BEANS.stream()
                    .map(name -> "--destination." + name + ".enabled=" + destinations)
                    .toArray(String[]::new));
        } catch (SpringApplication.AbandonedRunException asMeant) {
            return looked.get(0);
        }
        throw new IllegalStateException("the application started");
    }
}
