package io.signalpost.simulator.junit;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.SimulatorSettings;
import io.signalpost.simulator.server.SimulatorServer;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;

/** Settings of a {@link SimulatorExtension}; each has a default. */
public final class SimulatorExtensionBuilder {

    private String managementToken = "token-" + UUID.randomUUID();
    private int vehicles = 3;
    private long seed = 1;
    private double timeScale = 1000;
    private Mode mode = Mode.LIVE;
    private Duration answerTimeout = SimulatorSettings.DEFAULTS.answerTimeout();
    private boolean server;

    SimulatorExtensionBuilder() {}

    /** What the receiver under test verifies signatures with. By default a random one, {@link #managementToken()}. */
    public SimulatorExtensionBuilder managementToken(String managementToken) {
        this.managementToken = Objects.requireNonNull(managementToken);
        return this;
    }

    /** 3 by default. */
    public SimulatorExtensionBuilder vehicles(int vehicles) {
        this.vehicles = vehicles;
        return this;
    }

    /** Of the vehicles and of the faults. 1 by default. */
    public SimulatorExtensionBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Simulated seconds in a real one. 1000 by default, so that an event is dropped after 0.175 s instead of 175 s. */
    public SimulatorExtensionBuilder timeScale(double timeScale) {
        this.timeScale = timeScale;
        return this;
    }

    /** LIVE by default, or SIMULATED. */
    public SimulatorExtensionBuilder mode(Mode mode) {
        this.mode = mode;
        return this;
    }

    /** What the receiver has for an answer, in real time. 15 seconds by default, as Smartcar's. */
    public SimulatorExtensionBuilder answerTimeout(Duration answerTimeout) {
        this.answerTimeout = answerTimeout;
        return this;
    }

    /** Serves the page, the control API and the Management API too, on a free port: {@link SimulatorExtension#server()}. */
    public SimulatorExtensionBuilder server() {
        this.server = true;
        return this;
    }

    public SimulatorExtension build() {
        return new SimulatorExtension(this);
    }

    String managementToken() {
        return managementToken;
    }

    SimulatorExtension.Running start() {
        Simulator simulator = new Simulator(
                new Application(UUID.randomUUID().toString(), UUID.randomUUID().toString(), managementToken),
                new SimulatorSettings(
                        seed,
                        timeScale,
                        mode,
                        true,
                        answerTimeout,
                        vehicles,
                        SimulatorSettings.DEFAULTS.logCapacity()));
        return new SimulatorExtension.Running(
                simulator, server ? SimulatorServer.start(simulator, InetAddress.getLoopbackAddress(), 0, null) : null);
    }
}
