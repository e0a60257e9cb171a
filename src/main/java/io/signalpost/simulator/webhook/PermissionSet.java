package io.signalpost.simulator.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.PermissionDefinition;
import io.signalpost.catalog.SignalDefinition;

/**
 * What an owner has to grant in Smartcar Connect for these signals.
 *
 * @param signals  by permission, in the order of the signals
 * @param unmapped signals of which Smartcar does not say what has to be granted
 */
public record PermissionSet(
        Map<PermissionDefinition, List<SignalDefinition>> signals, List<SignalDefinition> unmapped) {

    public static PermissionSet of(Collection<SignalDefinition> chosen) {
        Map<PermissionDefinition, List<SignalDefinition>> signals = new LinkedHashMap<>();
        List<SignalDefinition> unmapped = new ArrayList<>();
        for (SignalDefinition signal : chosen) {
            Catalog.get()
                    .permissionOf(signal.code())
                    .ifPresentOrElse(
                            permission -> signals.computeIfAbsent(permission, none -> new ArrayList<>())
                                    .add(signal),
                            () -> unmapped.add(signal));
        }
        return new PermissionSet(signals, unmapped);
    }

    public List<String> names() {
        return signals.keySet().stream().map(PermissionDefinition::name).toList();
    }

    /** For the {@code scope} parameter of the Connect address. */
    public String scope() {
        return String.join(" ", names());
    }
}
