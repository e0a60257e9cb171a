package io.signalpost.demo;

import java.net.URI;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.server.SimulatorServer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** Runs while the receiver does: begins when it can take webhooks, ends before it no longer can. */
class SimulatorLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SimulatorLifecycle.class);

    private final Simulator simulator;
    private final SimulatorProperties properties;
    private final PlatformHttpEngine receiver;
    private SimulatorServer server;

    SimulatorLifecycle(Simulator simulator, SimulatorProperties properties, PlatformHttpEngine receiver) {
        this.simulator = simulator;
        this.properties = properties;
        this.receiver = receiver;
    }

    /** Where the receiver of this process takes deliveries. */
    URI callback() {
        return URI.create("http://localhost:" + receiver.getServerPort() + "/webhooks/smartcar");
    }

    /** The page. */
    URI page() {
        return server.uri();
    }

    @Order(1) // after the summary of the start
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        try {
            server = SimulatorServer.start(
                    simulator,
                    properties.address(),
                    properties.port(),
                    callback().toString(),
                    properties.login());
        } catch (PortInUseException e) {
            throw new IllegalStateException(
                    "Port " + e.getPort() + " is already in use; set signalpost.simulator.port to another", e);
        }
        simulator.start();
        log.warn("The simulator is running: its made-up events are kept and delivered like real ones");
        log.info("simulator     {} (a page to create webhooks, subscribe vehicles, see deliveries)", page());
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        simulator.close();
        if (server != null) {
            server.close();
        }
    }
}
