package io.signalpost.startup.setting;

import java.util.Map;

import io.signalpost.startup.route.RouteFiles;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A setting under its former name means what the name of today would mean at the same place. */
class FormerSettingsTest {

    private static final String FORMER = "signalpost.quarantine.max-count";
    private static final String NOW = "signalpost.refused.max-count";

    private final StandardEnvironment environment = new StandardEnvironment();

    private void add(String name, Map<String, Object> settings) {
        environment.getPropertySources().addLast(new MapPropertySource(name, settings));
    }

    private String count() {
        FormerSettings.carryOver(environment);
        return environment.getProperty(NOW);
    }

    @Test
    void itGoesBeforeTheDefaultThatTheJarHasUnderTheNameOfToday() {
        add("application.properties of the operator", Map.of(FORMER, "7"));
        add("application.properties of the jar", Map.of(NOW, "1000"));

        assertThat(count()).isEqualTo("7");
    }

    @Test
    void theNameOfTodayGoesBeforeItAtTheSamePlace() {
        add("application.properties of the operator", Map.of(FORMER, "7", NOW, "8"));

        assertThat(count()).isEqualTo("8");
    }

    @Test
    void theNameOfTodayGoesBeforeItWhereItWouldAnyway() {
        add("command line", Map.of(NOW, "8"));
        add("application.properties of the operator", Map.of(FORMER, "7"));

        assertThat(count()).isEqualTo("8");
    }

    @Test
    void itMayBeAVariable() {
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        "variables", Map.of("SIGNALPOST_QUARANTINE_MAX_COUNT", "7")));

        assertThat(count()).isEqualTo("7");
    }

    @Test
    void theStartKnowsItAndPointsNobodyToIt() {
        KnownKeys known = KnownKeys.of(RouteFiles.inUse(environment));

        assertThat(known.contains(ConfigurationPropertyName.of(FORMER))).isTrue();
        assertThat(known.containsVariable("SIGNALPOST_QUARANTINE_MAX_COUNT")).isTrue();
        assertThat(known.all()).contains(NOW).doesNotContain(FORMER);
    }

    @Test
    void nothingIsMadeUp() {
        assertThat(count()).isNull();
    }
}
