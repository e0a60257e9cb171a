package io.signalpost.simulator.server;

import java.util.List;

import io.signalpost.catalog.SignalDefinition;

/** A signal that a webhook has chosen, as both APIs write it. */
record ChosenSignal(String group, String name, String code) {

    static List<ChosenSignal> of(List<SignalDefinition> chosen) {
        return chosen.stream().map(ChosenSignal::of).toList();
    }

    static ChosenSignal of(SignalDefinition signal) {
        return new ChosenSignal(signal.group(), signal.name(), signal.code());
    }
}
