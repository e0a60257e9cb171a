package io.signalpost.simulator.junit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.server.SimulatorServer;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.InvalidFieldsException;
import io.signalpost.simulator.webhook.Verification;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Smartcar's side for the tests of a receiver. With {@code @RegisterExtension} on a static field one simulator serves all
 * tests of the class, on another field each test has its own; it ends by itself. A test method may ask for the
 * {@link Simulator} as a parameter. Vehicles live in {@link #deliver} only, so that nothing comes unasked for.
 */
public final class SimulatorExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SimulatorExtension.class);

    private final SimulatorExtensionBuilder settings;
    private volatile Running running;

    /**
     * JUnit closes it after the test, or after all tests of the class.
     *
     * @param server null when nothing is served
     */
    record Running(Simulator simulator, SimulatorServer server) implements CloseableResource {

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
            simulator.close();
        }
    }

    SimulatorExtension(SimulatorExtensionBuilder settings) {
        this.settings = settings;
    }

    public static SimulatorExtensionBuilder builder() {
        return new SimulatorExtensionBuilder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start(context);
    }

    private void start(ExtensionContext context) { // unless a class around has done so
        running = context.getStore(NAMESPACE).getOrComputeIfAbsent(this, it -> settings.start(), Running.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }

    public Simulator simulator() {
        return running.simulator();
    }

    /** Where the page is, and what the paths of both APIs are appended to. */
    public URI server() {
        if (running.server() == null) {
            throw new IllegalStateException("nothing is served: build the extension with .server()");
        }
        return running.server().uri();
    }

    public String managementToken() {
        return settings.managementToken();
    }

    /** Sends the challenge to a callback, as the Dashboard's Verify does, and says how it was answered. */
    public Verification verify(URI callback) {
        Webhook webhook = simulator().create(draft(callback, List.of(), false));
        try {
            return simulator().verify(webhook.id()).join();
        } finally {
            simulator().delete(webhook.id());
        }
    }

    /**
     * Creates a webhook, verifies it and subscribes all vehicles. The next event of each is its FIRST_DELIVERY.
     *
     * @param triggers codes of signals; a choice of usual ones when there are none
     * @throws InvalidFieldsException when the Dashboard would not take it, for instance since there is no such signal
     * @throws AssertionError   with the reason, when the callback was not verified
     */
    public Webhook webhook(URI callback, String... triggers) {
        return webhook(draft(callback, List.of(triggers), true));
    }

    /** As {@link #webhook(URI, String...)}, with all that the Dashboard's form asks for. */
    public Webhook webhook(WebhookDraft draft) {
        Webhook webhook = simulator().create(draft);
        Verification verification = simulator().verify(webhook.id()).join();
        if (!verification.verified()) {
            throw new AssertionError("not verified: " + verification.explanation());
        }
        return simulator().webhook(webhook.id());
    }

    private static WebhookDraft draft(URI callback, List<String> triggers, boolean subscribe) {
        return new WebhookDraft(
                "webhook",
                "test",
                callback.toString(),
                null,
                triggers.isEmpty() ? WebhookDraft.USUAL_TRIGGERS : triggers,
                WebhookDraft.USUAL_DATA,
                null,
                subscribe,
                null);
    }

    /**
     * Lets one vehicle after the other live until it has something to send, and waits for what becomes of it.
     *
     * @param events at least; a vehicle may send several at once, a VEHICLE_STATE and what it could not read
     * @return each acknowledged or dropped
     */
    public List<Delivery> deliver(int events) {
        List<CompletableFuture<Delivery>> sent = new ArrayList<>();
        while (sent.size() < events) {
            List<CompletableFuture<Delivery>> more = simulator().advance();
            if (more.isEmpty()) {
                throw new AssertionError("no vehicle has anything to send: is it subscribed to a verified webhook, with"
                        + " triggers that change?");
            }
            sent.addAll(more);
        }
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /** How often each fault strikes from now on, 0 to 1; kinds that are not named do not. */
    public void faults(Map<FaultKind, Double> rates) {
        simulator().faults().set(rates);
    }

    /** The vehicle's next event tells of it: a VEHICLE_ERROR. */
    public void breakConnection(String vehicleId, SignalError error) {
        simulator().breakConnection(vehicleId, error);
    }

    /** The vehicle's next events tell of it. */
    public void recover(String vehicleId) {
        simulator().recover(vehicleId);
    }
}
