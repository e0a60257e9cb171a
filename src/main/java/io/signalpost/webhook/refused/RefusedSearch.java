package io.signalpost.webhook.refused;

import java.time.Instant;
import java.util.Set;

/**
 * Which refused requests are asked for.
 *
 * @param before id that theirs are below
 * @param from   received then or later; null for any
 * @param to     received before; null for any
 * @param causes of which one is theirs; empty for any
 */
public record RefusedSearch(long before, Instant from, Instant to, Set<String> causes) {

    static final RefusedSearch ALL = new RefusedSearch(Long.MAX_VALUE, null, null, Set.of());
}
