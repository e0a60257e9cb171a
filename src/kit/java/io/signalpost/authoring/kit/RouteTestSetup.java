package io.signalpost.authoring.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.FileSystemUtils;

/**
 * What a start for tests has that another has not. Test classes with equal ones share a start.
 *
 * @param routes   files
 * @param settings {@code key=value}
 * @param real     patterns of the endpoints that are not caught
 */
record RouteTestSetup(List<String> routes, List<String> settings, List<String> real) implements ContextCustomizer {

    private static final String PACKAGED = "classpath:routes/";
    private static final List<String> INGRESS = List.of("receive-webhook.camel.yaml", "refuse-webhook.camel.yaml");
    private static final Pattern SWITCH = Pattern.compile("\\{\\{(destination\\.[\\w-]+\\.enabled)}}");

    /** Reads the annotation. */
    static final class Factory implements ContextCustomizerFactory {

        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return of(testClass);
        }
    }

    static RouteTestSetup of(Class<?> testClass) {
        RouteTest test = TestContextAnnotationUtils.findMergedAnnotation(testClass, RouteTest.class);
        return test == null
                ? null
                : new RouteTestSetup(List.of(test.value()), List.of(test.settings()), List.of(test.real()));
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
        try {
            Path data = Files.createTempDirectory("route-test");
            ((DefaultSingletonBeanRegistry) context.getBeanFactory()) // the first is destroyed last
                    .registerDisposableBean("route-test-data", () -> FileSystemUtils.deleteRecursively(data));
            add(context, "route-test", ofTheKit(data));
            add(context, "settings of the test", ofTheTest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.getBeanFactory().registerSingleton("caught-endpoints", new CaughtEndpoints(real));
    }

    private static void add(ConfigurableApplicationContext context, String name, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(name, settings));
    }

    /** So that a test neither reads nor writes what production does, whatever {@code application.properties} says. */
    private Map<String, Object> ofTheKit(Path data) throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("camel.main.routes-include-pattern", includePattern());
        settings.put("camel.main.auto-startup-exclude-pattern", "platform-http:*"); // no port is opened
        settings.put("signalpost.data-dir", data.toString());
        settings.put("signalpost.event-log.url", "jdbc:sqlite:" + data.resolve("event-log.db"));
        settings.put("destination.database.url", "jdbc:sqlite:" + data.resolve("signals.db"));
        settings.put("destination.files.folder", data.resolve("files").toString());
        settings.put("smartcar.management-tokens.route-test", UUID.randomUUID().toString());
        settings.put("spring.test.print-condition-evaluation-report", false); // of a start that is refused
        settings.put("signalpost.ssl.bundle", "");
        settings.put("signalpost.management-ssl-bundle", "");
        for (Resource packaged : new PathMatchingResourcePatternResolver().getResources(PACKAGED + "*.camel.yaml")) {
            switches(new String(packaged.getContentAsByteArray()), "false", settings);
        }
        for (String route : routes) {
            switches(Files.readString(Path.of(route)), "true", settings);
        }
        return settings;
    }

    private static void switches(String text, String value, Map<String, Object> settings) {
        SWITCH.matcher(text).results().forEach(found -> settings.put(found.group(1), value));
    }

    private String includePattern() {
        StringBuilder pattern = new StringBuilder();
        for (String file : INGRESS) { // the gate demands it
            if (routes.stream().noneMatch(route -> Path.of(route).endsWith(file))) {
                pattern.append(PACKAGED).append(file).append(',');
            }
        }
        return pattern + "file:" + String.join(",file:", routes);
    }

    private Map<String, Object> ofTheTest() {
        Map<String, Object> own = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] keyAndValue = setting.split("=", 2);
            if (keyAndValue.length < 2) {
                throw new IllegalArgumentException("settings of @RouteTest: '" + setting + "' is no key=value");
            }
            own.put(keyAndValue[0].strip(), keyAndValue[1].strip());
        }
        return own;
    }
}
