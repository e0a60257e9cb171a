package io.signalpost.subscriptions;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A webhook, as Smartcar lists it.
 *
 * @param enabled false when Smartcar sends it nothing
 */
public record WebhookResource(String id, String name, boolean enabled) {

    /**
     * The one that is meant.
     *
     * @param idOrName an id, or a whole name when no other webhook has the same
     * @throws IllegalStateException when none or several are, naming those there are
     */
    public static WebhookResource find(List<WebhookResource> webhooks, String idOrName) {
        List<WebhookResource> byId =
                webhooks.stream().filter(it -> it.id().equals(idOrName)).toList();
        List<WebhookResource> byName =
                webhooks.stream().filter(it -> it.name().equals(idOrName)).toList();
        List<WebhookResource> meant = byId.isEmpty() ? byName : byId;
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new IllegalStateException(
                meant.size() > 1
                        ? "'" + idOrName + "' is the name of " + meant.size() + " webhooks; give the id: " + all(meant)
                        : "no webhook has the id or name '" + idOrName + "'; "
                                + (webhooks.isEmpty()
                                        ? "create one first, in the Smartcar Dashboard under Integrations"
                                        : "there is: " + all(webhooks)));
    }

    private static String all(List<WebhookResource> webhooks) {
        return webhooks.stream().map(it -> it.name() + " (" + it.id() + ")").collect(Collectors.joining(", "));
    }
}
