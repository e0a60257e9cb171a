package io.signalpost.event;

public record User(String id, String externalId) {}
