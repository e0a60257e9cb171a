package io.signalpost.event;

public record Trigger(String type, String code, String name, String group) {}
