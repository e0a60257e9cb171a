package io.signalpost.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.signalpost.simulator.webhook.NotFoundException;
import io.signalpost.simulator.webhook.Webhook;

/** The webhooks by id, in the order of creation. Thread-safe; a change is one step. */
final class Webhooks {

    private final Map<String, Webhook> byId = Collections.synchronizedMap(new LinkedHashMap<>());

    List<Webhook> all() {
        synchronized (byId) {
            return List.copyOf(byId.values());
        }
    }

    /** @throws NotFoundException when there is none */
    Webhook get(String id) {
        return found(id, byId.get(id));
    }

    void put(Webhook webhook) {
        byId.put(webhook.id(), webhook);
    }

    /** @throws NotFoundException when there is none */
    Webhook change(String id, UnaryOperator<Webhook> change) {
        return found(id, byId.computeIfPresent(id, (same, webhook) -> change.apply(webhook)));
    }

    /** @throws NotFoundException when there is none */
    void remove(String id) {
        found(id, byId.remove(id));
    }

    /** Whether it has been active ever since, with the same addresses. */
    boolean stillWants(Webhook sentFor) {
        Webhook now = byId.get(sentFor.id());
        return now != null && now.active() && now.generation() == sentFor.generation();
    }

    private static Webhook found(String id, Webhook webhook) {
        if (webhook == null) {
            throw new NotFoundException("there is no webhook " + id);
        }
        return webhook;
    }
}
