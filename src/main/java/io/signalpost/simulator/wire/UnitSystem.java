package io.signalpost.simulator.wire;

/** Chosen for each webhook. */
public enum UnitSystem {
    METRIC,
    IMPERIAL
}
