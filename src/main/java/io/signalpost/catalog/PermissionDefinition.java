package io.signalpost.catalog;

import java.util.List;

/**
 * One permission an owner can grant.
 *
 * @param kind    {@code read} or {@code control}
 * @param signals codes of the signals it opens, as far as known: Smartcar publishes no table
 */
public record PermissionDefinition(String name, String kind, String description, List<String> signals) {

    public PermissionDefinition {
        signals = List.copyOf(signals);
    }
}
