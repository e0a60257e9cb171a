package io.signalpost.event;

import java.util.List;

/** signals: codes of the affected signals. */
public record VehicleFault(
        String type,
        String code,
        String state,
        String description,
        String userMessage,
        String resolutionType,
        String resolutionUrl,
        List<String> signals) {}
