package io.signalpost.event;

public record Vehicle(String id, String make, String model, Integer year, String mode, String powertrainType) {}
