package io.signalpost.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.Subscriptions.Active;
import io.signalpost.simulator.clock.Life;
import io.signalpost.simulator.clock.SimulatedClock;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.DeliveryLog;
import io.signalpost.simulator.delivery.FaultDial;
import io.signalpost.simulator.delivery.Sender;
import io.signalpost.simulator.vehicle.Fleet;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.SimulatedVehicle;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.webhook.ConflictException;
import io.signalpost.simulator.webhook.InvalidFieldsException;
import io.signalpost.simulator.webhook.NotFoundException;
import io.signalpost.simulator.webhook.Subscription;
import io.signalpost.simulator.webhook.Verification;
import io.signalpost.simulator.webhook.Verifier;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.webhook.WebhookRules;

/**
 * Smartcar, as far as webhooks go: one application with its webhooks, connected vehicles, subscriptions and deliveries.
 * All ways in (page, control API, Management API, commands, JUnit extension) call this. Thread-safe.
 */
public final class Simulator implements AutoCloseable {

    /** How long creating a subscription takes, which the Management API answers 202 to. */
    private static final Duration SUBSCRIBING = Duration.ofSeconds(1);

    /** Events under way at most, of vehicles that live by the clock. */
    private static final int MAX_PENDING = 10_000;

    private final Application application;
    private final SimulatorSettings settings;
    private final SimulatedClock clock;
    private final FaultDial faults;
    private final DeliveryLog deliveries;
    private final Sender sender;
    private final Verifier verifier;
    private final Life life;
    private final Webhooks webhooks = new Webhooks();
    private final Vehicles vehicles;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Traffic traffic;
    private final Rounds rounds;

    /** With its vehicles connected, and time standing still until {@link #start()} or {@link #advance()}. */
    public Simulator(Application application, SimulatorSettings settings) {
        this.application = application;
        this.settings = settings;
        this.clock = new SimulatedClock(settings.timeScale());
        this.faults = new FaultDial(settings.seed());
        this.deliveries = new DeliveryLog(settings.logCapacity());
        this.sender = new Sender(application, clock, deliveries, settings.answerTimeout(), settings.allowLocal());
        this.traffic = new Traffic(clock, faults, sender, webhooks);
        this.verifier = new Verifier(application, sender::post);
        this.life = new Life(clock, this::step);
        this.vehicles =
                new Vehicles(new Fleet(settings.seed(), settings.mode().name().toLowerCase(Locale.ROOT)));
        this.rounds = new Rounds(clock, vehicles, subscriptions, traffic);
        connect(settings.vehicles());
    }

    public Application application() {
        return application;
    }

    public SimulatorSettings settings() {
        return settings;
    }

    public SimulatedClock clock() {
        return clock;
    }

    public FaultDial faults() {
        return faults;
    }

    public DeliveryLog deliveries() {
        return deliveries;
    }

    // --- webhooks

    /** In the order of creation. */
    public List<Webhook> webhooks() {
        return webhooks.all();
    }

    /** @throws NotFoundException when there is none */
    public Webhook webhook(String id) {
        return webhooks.get(id);
    }

    /**
     * Saves a new webhook, enabled and not verified.
     *
     * @throws InvalidFieldsException with all that is wrong with it
     */
    public Webhook create(WebhookDraft draft) {
        return save(draft, Webhook.blank(application.clientId(), clock.now()));
    }

    /**
     * Changes a webhook; another URI makes it unverified.
     *
     * @throws InvalidFieldsException with all that is wrong with it
     */
    public synchronized Webhook update(String id, WebhookDraft draft) {
        return save(draft, webhook(id));
    }

    private synchronized Webhook save(WebhookDraft draft, Webhook old) {
        Webhook webhook = WebhookRules.apply(draft, old, settings.allowLocal());
        webhooks.put(webhook);
        if (webhook.autoSubscribe()) {
            vehicles.all().forEach(vehicle -> subscriptions.add(webhook.id(), vehicle, clock.now()));
        }
        return webhook;
    }

    /** With its subscriptions; what is still to be tried again is dropped. */
    public synchronized void delete(String id) {
        webhooks.remove(id);
        subscriptions.forget(id);
    }

    /**
     * Sends the challenge, to the error callback URI too when there is one.
     *
     * @return completes with the answer that was wrong, or with the last when all were right
     */
    public CompletableFuture<Verification> verify(String id) {
        Webhook webhook = webhook(id);
        return verifier.verify(webhook).thenApply(verification -> {
            verified(webhook, verification.verified());
            return verification;
        });
    }

    private synchronized void verified(Webhook asked, boolean verified) {
        if (webhooks.all().stream().anyMatch(now -> now.id().equals(asked.id()) && now.hasUrisOf(asked))) {
            webhooks.change(asked.id(), now -> now.withVerified(verified));
        } // otherwise changed or deleted meanwhile
    }

    /** What happens next to its vehicles is a FIRST_DELIVERY; nothing that was missed is sent. */
    public synchronized Webhook enable(String id) {
        return webhooks.change(id, webhook -> webhook.withEnabled(true));
    }

    /** Stops deliveries at once; nothing is queued. */
    public synchronized Webhook disable(String id) {
        return webhooks.change(id, webhook -> webhook.withEnabled(false));
    }

    /**
     * Sends a VEHICLE_STATE of mode TEST with made-up values.
     *
     * @throws ConflictException when the webhook is not verified or not enabled
     */
    public CompletableFuture<Delivery> test(String id) {
        Webhook webhook = webhook(id);
        if (!webhook.active()) {
            throw new ConflictException("webhook " + id + " is "
                    + (webhook.enabled() ? "not verified; verify it first" : "disabled; enable it first"));
        }
        return traffic.test(webhook);
    }

    // --- vehicles

    /** All, in the order of connection, each with the readings of these signals. */
    public synchronized List<VehicleView> vehicles(Collection<SignalDefinition> signals) {
        return vehicles.all().stream()
                .map(vehicle -> vehicle(vehicle.identity().id(), signals))
                .toList();
    }

    /** @throws NotFoundException when there is none */
    public synchronized VehicleView vehicle(String id, Collection<SignalDefinition> signals) {
        return vehicles.view(id, signals, clock.now());
    }

    /** Connects more; webhooks that subscribe automatically get them. */
    public synchronized List<VehicleIdentity> connect(int count) {
        List<VehicleIdentity> connected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SimulatedVehicle vehicle = vehicles.connect(clock.now());
            webhooks().stream()
                    .filter(Webhook::autoSubscribe)
                    .forEach(webhook -> subscriptions.add(webhook.id(), vehicle, clock.now()));
            connected.add(vehicle.identity());
        }
        return connected;
    }

    /** @throws IllegalArgumentException when the catalogue has no such error */
    public synchronized void breakConnection(String vehicleId, SignalError error) {
        SimulatedVehicle vehicle = vehicles.get(vehicleId);
        vehicle.breakConnection(error);
        noticeNow(vehicle);
    }

    public synchronized void recover(String vehicleId) {
        SimulatedVehicle vehicle = vehicles.get(vehicleId);
        vehicle.recover();
        noticeNow(vehicle);
    }

    private void noticeNow(SimulatedVehicle vehicle) {
        if (life.running()) {
            rounds.look(vehicle);
        }
    }

    // --- subscriptions

    public synchronized List<Subscription> subscriptions() {
        return subscriptions.all().stream().map(Active::subscription).toList();
    }

    public synchronized Optional<Subscription> subscription(String id) {
        return subscriptions.withId(id).map(Active::subscription);
    }

    /**
     * Begins to subscribe a vehicle; the subscription exists a moment later.
     *
     * @throws NotFoundException when there is no such webhook or vehicle
     * @throws ConflictException when it is subscribed already, or about to be
     */
    public synchronized void subscribe(String webhookId, String vehicleId) {
        webhook(webhookId);
        SimulatedVehicle vehicle = vehicles.get(vehicleId);
        subscriptions.begin(webhookId, vehicleId);
        clock.after(SUBSCRIBING, () -> subscribed(webhookId, vehicle));
    }

    private synchronized void subscribed(String webhookId, SimulatedVehicle vehicle) {
        if (subscriptions.inProgress(webhookId, vehicle.identity().id())) { // not deleted meanwhile
            subscriptions.add(webhookId, vehicle, clock.now());
            noticeNow(vehicle);
        }
    }

    /**
     * Stops deliveries at once.
     *
     * @throws NotFoundException when there is none
     */
    public synchronized void unsubscribe(String subscriptionId) {
        subscriptions.remove(subscriptions
                .withId(subscriptionId)
                .orElseThrow(() -> new NotFoundException("there is no subscription " + subscriptionId)));
    }

    // --- time

    /** Lets all vehicles live by the clock. */
    public void start() {
        life.start();
    }

    /** Stands still; deliveries under way go on. */
    public void stop() {
        life.stop();
    }

    public boolean running() {
        return life.running();
    }

    /** When a receiver does not keep up, time stands still until it has. */
    private synchronized void step(Duration step) {
        if (deliveries.pending() < MAX_PENDING) {
            rounds.step(step);
        }
    }

    /**
     * Lets the next vehicle in turn live until it has something to send, and sends that: load at whatever rate this is
     * called.
     *
     * @return usually one delivery; none when no subscribed vehicle of an active webhook has anything to tell
     */
    public synchronized List<CompletableFuture<Delivery>> advance() {
        return rounds.advance();
    }

    @Override
    public void close() {
        life.close();
        clock.close();
        sender.close();
    }
}
