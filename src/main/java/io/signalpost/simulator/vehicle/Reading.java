package io.signalpost.simulator.vehicle;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.SignalDefinition;

/**
 * One signal as read from a vehicle at one moment, in metric units.
 *
 * @param body         in the shape of the catalogue's example; null when there is an error
 * @param error        null when there is a body
 * @param oemUpdatedAt when the maker last heard of it; the epoch for attributes, which never change
 * @param retrievedAt  when it was read; the epoch for attributes
 */
public record Reading(
        SignalDefinition signal, JsonNode body, SignalError error, Instant oemUpdatedAt, Instant retrievedAt) {

    public boolean ok() {
        return error == null;
    }
}
