package io.signalpost.simulator.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.SimulatedVehicle;

/** Checks a draft as the steps of the Dashboard's form do, and says all that is wrong with it at once. */
public final class WebhookRules {

    private static final Catalog CATALOG = Catalog.get();

    private final boolean allowLocal;
    private final List<Problem> problems = new ArrayList<>();

    private WebhookRules(boolean allowLocal) {
        this.allowLocal = allowLocal;
    }

    /**
     * The webhook that a draft describes, with the id and state of {@code old}. Another callback URI, or another error
     * callback URI, makes it unverified.
     *
     * @throws InvalidFieldsException when the Dashboard would not take it
     */
    public static Webhook apply(WebhookDraft draft, Webhook old, boolean allowLocal) {
        return new WebhookRules(allowLocal).apply(draft, old);
    }

    private Webhook apply(WebhookDraft draft, Webhook old) {
        checkType(draft.type());
        if (draft.name() == null || draft.name().isBlank()) {
            refuse("name", "give the webhook a name");
        }
        URI callback = uri("callbackUri", draft.callbackUri());
        boolean ownErrorUri =
                draft.errorCallbackUri() != null && !draft.errorCallbackUri().isBlank();
        URI errorCallback = ownErrorUri ? uri("errorCallbackUri", draft.errorCallbackUri()) : null;
        Set<SignalDefinition> triggers = signals("triggers", draft.triggers(), problems);
        if (draft.triggers().isEmpty()) {
            refuse("triggers", "choose at least one signal: a webhook without triggers never sends anything");
        }
        Set<SignalDefinition> data = new LinkedHashSet<>(triggers);
        data.addAll(signals("data", draft.data(), problems));
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
        Webhook changed = new Webhook(
                old.id(),
                old.applicationId(),
                draft.name().strip(),
                callback,
                errorCallback,
                List.copyOf(triggers),
                List.copyOf(data),
                draft.units(),
                draft.autoSubscribe(),
                draft.profile(),
                old.enabled(),
                old.verified(),
                old.generation(),
                old.createdAt());
        return changed.hasUrisOf(old) ? changed : changed.withVerified(false);
    }

    /** What the Dashboard lets pass although it is of no use, with simulated vehicles at least. */
    public static List<String> warnings(Webhook webhook) {
        return webhook.triggers().stream()
                .filter(SimulatedVehicle::fixed)
                .map(signal -> "trigger " + signal.code()
                        + " never changes in a simulated vehicle, so it never sends anything")
                .toList();
    }

    private void checkType(String type) {
        if (type.equals("rest")) {
            refuse("type", "pulling through the REST API is not simulated; choose webhook");
        } else if (!type.equals("webhook")) {
            refuse("type", "unknown integration type '" + type + "'; choose webhook");
        }
    }

    private URI uri(String field, String text) {
        Optional<String> problem = CallbackUri.problem(text, allowLocal);
        problem.ifPresent(found -> refuse(field, found));
        return problem.isPresent() ? null : URI.create(text);
    }

    /** The signals of these codes, each once; adds a problem of {@code field} for each code that is none. */
    public static Set<SignalDefinition> signals(String field, List<String> codes, List<Problem> problems) {
        Set<SignalDefinition> found = new LinkedHashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            String at = field + "[" + i + "]";
            String code = codes.get(i);
            CATALOG.signal(code).ifPresentOrElse(found::add, () -> problems.add(new Problem(at, unknownSignal(code))));
        }
        return found;
    }

    private static String unknownSignal(String code) {
        return "unknown signal '" + code + "'"
                + CATALOG.nearestSignalCode(code)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; choose one of the catalogue");
    }

    private void refuse(String field, String message) {
        problems.add(new Problem(field, message));
    }
}
