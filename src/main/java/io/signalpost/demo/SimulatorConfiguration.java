package io.signalpost.demo;

import java.util.UUID;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.SimulatorSettings;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.webhook.SmartcarProperties;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@Profile({"simulator", "demo"})
class SimulatorConfiguration {

    /** Signs with the receiver's first token, which in the demo is the demo's own: {@link DemoGuard}. Local targets are allowed: the receiver of this process is one. */
    @Bean(destroyMethod = "close")
    Simulator simulator(SimulatorProperties properties, SmartcarProperties smartcar) {
        return new Simulator(
                new Application(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        smartcar.tokensByName().values().iterator().next()),
                new SimulatorSettings(
                        properties.seed(),
                        properties.timeScale(),
                        properties.mode(),
                        true,
                        SimulatorSettings.DEFAULTS.answerTimeout(),
                        properties.vehicles(),
                        SimulatorSettings.DEFAULTS.logCapacity()));
    }

    @Bean
    SimulatorLifecycle simulatorLifecycle(
            Simulator simulator, SimulatorProperties properties, PlatformHttpEngine receiver) {
        return new SimulatorLifecycle(simulator, properties, receiver);
    }

    /** Told at the health of the whole, whose status it leaves alone. */
    @Bean
    HealthIndicator simulatorHealthIndicator() {
        return () -> Health.up().withDetail("note", "simulator is running").build();
    }

    @Bean
    @Profile("demo")
    Demo demo(Simulator simulator, SimulatorLifecycle running, Environment settings, LoggingSystem logging) {
        return new Demo(simulator, running, new WhereToLook(running, settings, logging));
    }
}
