package io.signalpost.simulator;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.signalpost.simulator.vehicle.SimulatedVehicle;
import io.signalpost.simulator.webhook.ConflictException;
import io.signalpost.simulator.webhook.Subscription;

/** Which vehicle is subscribed to which webhook. Not thread-safe: {@code Simulator} guards it. */
final class Subscriptions {

    /** A subscription at work. */
    static final class Active {

        private final Subscription subscription;
        private final Watch watch;
        private volatile boolean ended;

        private Active(Subscription subscription, Watch watch) {
            this.subscription = subscription;
            this.watch = watch;
        }

        Subscription subscription() {
            return subscription;
        }

        Watch watch() {
            return watch;
        }

        /** Whether it has been unsubscribed; what is still to be tried again is given up then. */
        boolean ended() {
            return ended;
        }
    }

    private record Pair(String webhookId, String vehicleId) {}

    /** By vehicle and webhook. */
    private final Map<String, Map<String, Active>> active = new LinkedHashMap<>();

    private final Set<Pair> inProgress = new HashSet<>();

    List<Active> all() {
        return active.values().stream().flatMap(some -> some.values().stream()).toList();
    }

    List<Active> ofVehicle(String vehicleId) {
        return List.copyOf(active.getOrDefault(vehicleId, Map.of()).values());
    }

    List<Active> ofWebhook(String webhookId) {
        return all().stream()
                .filter(one -> one.subscription.webhookId().equals(webhookId))
                .toList();
    }

    Optional<Active> withId(String id) {
        return all().stream().filter(one -> one.subscription.id().equals(id)).findFirst();
    }

    /** @throws ConflictException when it is there already, or in progress */
    void begin(String webhookId, String vehicleId) {
        boolean there = active.getOrDefault(vehicleId, Map.of()).containsKey(webhookId);
        if (there || !inProgress.add(new Pair(webhookId, vehicleId))) {
            throw new ConflictException("vehicle " + vehicleId + " is already subscribed to webhook " + webhookId);
        }
    }

    boolean inProgress(String webhookId, String vehicleId) {
        return inProgress.contains(new Pair(webhookId, vehicleId));
    }

    /** Subscribes the vehicle, if it is not yet. */
    void add(String webhookId, SimulatedVehicle vehicle, Instant now) {
        String vehicleId = vehicle.identity().id();
        inProgress.remove(new Pair(webhookId, vehicleId));
        active.computeIfAbsent(vehicleId, none -> new LinkedHashMap<>())
                .computeIfAbsent(
                        webhookId,
                        none -> new Active(
                                new Subscription(UUID.randomUUID().toString(), webhookId, vehicle.identity(), now),
                                new Watch(vehicle)));
    }

    void remove(Active one) {
        one.ended = true;
        active.get(one.subscription.vehicle().id()).remove(one.subscription.webhookId());
    }

    /** Ends all of a webhook. */
    void forget(String webhookId) {
        inProgress.removeIf(pair -> pair.webhookId.equals(webhookId));
        ofWebhook(webhookId).forEach(this::remove);
    }
}
