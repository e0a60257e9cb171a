package io.signalpost.observe.alert;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that may give alerts, and what people were told of it. Each may throw an {@link IllegalStateException} while that
 * is not known.
 *
 * @param isOurs whether this node is the one that tells of it
 * @param alerts what is not as it should be now
 */
record Watched(BooleanSupplier isOurs, Supplier<List<Alert>> alerts, ToldMemory memory) {}
