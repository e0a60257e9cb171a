package io.signalpost.command;

import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * Sets up logging where no Spring Boot application does: warnings go to the standard error, the rest nowhere. Without it
 * Logback writes everything, from DEBUG on, between the lines of a command.
 */
final class CommandLogging {

    private CommandLogging() {}

    static void onlyWarnings() {
        LoggingSystem logging = LoggingSystem.get(CommandLogging.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(
                new LoggingInitializationContext(new StandardEnvironment()),
                "classpath:io/signalpost/command/logback.xml",
                null);
    }
}
