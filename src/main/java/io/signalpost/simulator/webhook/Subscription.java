package io.signalpost.simulator.webhook;

import java.time.Instant;

import io.signalpost.simulator.vehicle.VehicleIdentity;

/** One vehicle's subscription to one webhook. */
public record Subscription(String id, String webhookId, VehicleIdentity vehicle, Instant createdAt) {}
