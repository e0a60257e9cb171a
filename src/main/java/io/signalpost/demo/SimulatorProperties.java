package io.signalpost.demo;

import java.net.InetAddress;

import io.signalpost.simulator.clock.SimulatedClock;
import io.signalpost.simulator.server.Login;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulator of Smartcar's side, in the profiles {@code simulator} and {@code demo}.
 *
 * @param port      of its page, its control API and its copy of Smartcar's API v3; 0 takes any free port
 * @param address   that it listens on. Whoever may use it can make this machine post to any address
 * @param password  what the operator logs in with; blank is no login, which only a loopback address may do without
 * @param vehicles  that are connected from the start
 * @param seed      the same seed gives the same vehicles and the same lives
 * @param timeScale how many simulated seconds pass in a real one
 * @param mode      of the vehicles, and so of their events: LIVE or SIMULATED
 */
@ConfigurationProperties("signalpost.simulator")
public record SimulatorProperties(
        @DefaultValue("9877") int port,
        @DefaultValue("127.0.0.1") InetAddress address,
        String password,
        @DefaultValue("5") int vehicles,
        @DefaultValue("1") long seed,
        @DefaultValue("60") double timeScale,
        @DefaultValue("SIMULATED") Mode mode) {

    private static final String ADDRESS = "signalpost.simulator.address";

    public SimulatorProperties {
        Login.of(address, ADDRESS, password);
        if (mode == Mode.TEST) {
            throw new IllegalArgumentException(
                    "signalpost.simulator.mode=TEST: expected LIVE or SIMULATED; TEST is what a test delivery has");
        }
        if (vehicles < 1) {
            throw new IllegalArgumentException("signalpost.simulator.vehicles=" + vehicles + ": expected 1 or more");
        }
        if (!(timeScale >= SimulatedClock.MIN_SCALE && timeScale <= SimulatedClock.MAX_SCALE)) {
            throw new IllegalArgumentException("signalpost.simulator.time-scale=" + timeScale
                    + ": expected 0.001 to 1000000 simulated seconds in a real one");
        }
    }

    /** Null when nobody has to log in. */
    Login login() {
        return Login.of(address, ADDRESS, password).orElse(null);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SimulatorProperties[" + address + ":" + port + "]";
    }
}
