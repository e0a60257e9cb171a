package io.signalpost.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;

/** Tells where to see what the demo does. */
class WhereToLook {

    private static final Logger log = LoggerFactory.getLogger(WhereToLook.class);

    /** The log of {@code routes/log.camel.yaml}. */
    private static final String EVENTS = "io.signalpost.events";

    private final SimulatorLifecycle running;
    private final Environment settings;
    private final LoggingSystem logging;

    WhereToLook(SimulatorLifecycle running, Environment settings, LoggingSystem logging) {
        this.running = running;
        this.settings = settings;
        this.logging = logging;
    }

    void tell() {
        String management = "http://" + settings.getProperty("signalpost.management-address") + ":"
                + settings.getProperty("local.server.port");
        String data = settings.getProperty("signalpost.data-dir");
        """
        Where to look
          %s  the console: what comes in, what becomes of it, destinations and vehicles
          %s  the simulator: its vehicles and each delivery; create webhooks as in the Smartcar Dashboard
          %s/signals.db  what the vehicles report, as SQL tables
        """.formatted(management, running.page(), data).lines().forEach(log::info);
    }

    /** Tells it once more, and lets no event run over it. */
    void staysInSight() {
        logging.setLogLevel(EVENTS, LogLevel.WARN);
        log.info(
                "That was the demo. The vehicles live on, but their events have no line each any more; Ctrl-C stops it.");
        tell();
    }
}
