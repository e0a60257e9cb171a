package io.signalpost;

import io.signalpost.command.Commands;
import io.signalpost.startup.StopSignals;
import org.apache.camel.spring.boot.actuate.health.CamelAvailabilityCheckAutoConfiguration;
import org.apache.camel.spring.boot.actuate.health.CamelHealthCheckAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The receiver as one Spring Boot application. */
@SpringBootApplication(
        exclude = { // health and login are of package observe; event log and database destination bring their own data
            // source
            CamelAvailabilityCheckAutoConfiguration.class,
            CamelHealthCheckAutoConfiguration.class,
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            SqlInitializationAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class // would invent a password and log it
        })
@ConfigurationPropertiesScan
public class SignalpostApplication {

    public static void main(String[] args) {
        if (Commands.isCommand(args)) {
            System.exit(Commands.run(args));
        }
        StopSignals.exitCleanly();
        try {
            SpringApplication.run(SignalpostApplication.class, args);
        } catch (RuntimeException alreadyReported) {
            System.exit(1); // whatever threads the failed start has left behind
        }
    }
}
