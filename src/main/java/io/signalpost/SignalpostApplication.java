package io.signalpost;

import io.signalpost.command.Commands;
import io.signalpost.startup.StartGuard;
import io.signalpost.startup.StartMemory;
import io.signalpost.startup.StopSignals;
import org.apache.camel.spring.boot.actuate.health.CamelAvailabilityCheckAutoConfiguration;
import org.apache.camel.spring.boot.actuate.health.CamelHealthCheckAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The receiver as one Spring Boot application. */
@SpringBootApplication(
        exclude = { // health and login are of package observe
            CamelAvailabilityCheckAutoConfiguration.class,
            CamelHealthCheckAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class // would invent a password and log it
        })
@ConfigurationPropertiesScan
public class SignalpostApplication {

    public static void main(String[] args) {
        if (Commands.isCommand(args)) {
            System.exit(Commands.run(args));
        }
        StopSignals.exitCleanly();
        // It would load what only a web client needs, on a processor that compiles the start at that time.
        System.setProperty("spring.backgroundpreinitializer.ignore", "true");
        try {
            SpringApplication application = new SpringApplication(SignalpostApplication.class);
            StartGuard.over(application);
            application.run(args);
            StartMemory.releaseSoon();
        } catch (RuntimeException alreadyReported) {
            System.exit(1); // whatever threads the failed start has left behind
        }
    }
}
