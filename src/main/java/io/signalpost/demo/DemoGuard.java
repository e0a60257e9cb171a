package io.signalpost.demo;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses to run the demo with what is somebody's own, before anything of it is opened: real events would be kept in the
 * demo's folder, and made-up vehicles in real tables.
 */
final class DemoGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String OWN_TOKEN = "demo";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            return;
        }
        String foreign = Stream.of(
                        tokens(environment),
                        file(environment, "signalpost.event-log.url", "event-log.db"),
                        file(environment, "destination.database.url", "signals.db"))
                .flatMap(found -> found)
                .collect(Collectors.joining(", "));
        if (!foreign.isEmpty()) {
            throw new IllegalStateException(
                    "The profile demo makes up its events, signs them with a token of its own and"
                            + " keeps them in files of its own; take away " + foreign + ", or leave the profile away");
        }
    }

    private static Stream<String> tokens(Environment environment) {
        Stream<String> one =
                environment.getProperty("smartcar.management-token", "").isBlank()
                        ? Stream.empty()
                        : Stream.of("SMARTCAR_MANAGEMENT_TOKEN (smartcar.management-token)");
        Stream<String> named = Binder.get(environment)
                .bind("smartcar.management-tokens", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .keySet()
                .stream()
                .filter(name -> !name.equals(OWN_TOKEN))
                .sorted()
                .map(name -> "smartcar.management-tokens." + name);
        return Stream.concat(one, named);
    }

    private static Stream<String> file(Environment environment, String setting, String name) {
        String own = "jdbc:sqlite:" + environment.getProperty("signalpost.data-dir") + "/" + name;
        return own.equals(environment.getProperty(setting)) ? Stream.empty() : Stream.of(setting);
    }
}
