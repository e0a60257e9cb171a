package io.signalpost.simulator.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.webhook.InvalidFieldsException;
import io.signalpost.simulator.webhook.PermissionSet;
import io.signalpost.simulator.webhook.Problem;
import io.signalpost.simulator.webhook.WebhookRules;
import io.signalpost.simulator.wire.WireProfile;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

/** What there is to choose from when a webhook is made, and what owners have to grant for a choice. */
final class CatalogRoutes {

    private static final Catalog CATALOG = Catalog.get();

    private record Choices(
            List<Group> groups,
            List<Permission> permissions,
            List<ErrorKind> errors,
            List<Fault> faults,
            List<WireProfile> profiles,
            List<IntegrationType> integrationTypes) {}

    private record Group(String group, List<Signal> signals) {}

    private record Signal(
            String code, String name, String description, String unit, boolean attribute, String permission) {}

    private record Permission(String name, String description) {}

    private record ErrorKind(String type, String code, String description) {}

    private record Fault(String code, String description) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record IntegrationType(String type, boolean simulated, String message) {}

    /** The body of {@code POST /api/permissions}. */
    record Selection(List<String> signals) {}

    private record Needed(List<NeededPermission> permissions, String scope, List<String> unmapped) {}

    private record NeededPermission(String name, String description, List<String> signals) {}

    private CatalogRoutes() {}

    static List<Route> routes() {
        Choices choices = choices();
        return List.of(
                Route.get("/api/catalog", request -> JsonAnswer.ok(choices)),
                Route.post("/api/permissions", CatalogRoutes::permissions));
    }

    private static Choices choices() {
        return new Choices(
                CATALOG.signals().stream()
                        .collect(groupingBy(SignalDefinition::group, LinkedHashMap::new, toList()))
                        .entrySet()
                        .stream()
                        .map(group -> new Group(
                                group.getKey(),
                                group.getValue().stream()
                                        .map(CatalogRoutes::signal)
                                        .toList()))
                        .toList(),
                CATALOG.permissions().stream()
                        .map(permission -> new Permission(permission.name(), permission.description()))
                        .toList(),
                CATALOG.errors().stream()
                        .map(error -> new ErrorKind(error.type(), error.code(), error.description()))
                        .toList(),
                Stream.of(FaultKind.values())
                        .map(kind -> new Fault(kind.code(), kind.description()))
                        .toList(),
                List.of(WireProfile.values()),
                List.of(
                        new IntegrationType("webhook", true, null),
                        new IntegrationType("rest", false, "pulling through the REST API is not simulated")));
    }

    private static Signal signal(SignalDefinition signal) {
        return new Signal(
                signal.code(),
                signal.name(),
                signal.description(),
                signal.unit(),
                signal.attribute(),
                signal.permission());
    }

    private static ServerResponse permissions(ServerRequest request) {
        Selection selection = JsonBody.read(request, Selection.class);
        List<String> codes = JsonBody.required(selection.signals(), "signals", "expected a list of signal codes");
        PermissionSet needed = PermissionSet.of(signals("signals", codes));
        return JsonAnswer.ok(new Needed(
                needed.signals().entrySet().stream()
                        .map(entry -> new NeededPermission(
                                entry.getKey().name(), entry.getKey().description(), codes(entry.getValue())))
                        .toList(),
                needed.scope(),
                codes(needed.unmapped())));
    }

    /** @throws InvalidFieldsException naming each unknown one */
    static Set<SignalDefinition> signals(String field, List<String> codes) {
        List<Problem> problems = new ArrayList<>();
        Set<SignalDefinition> signals = WebhookRules.signals(field, codes, problems);
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
        return signals;
    }

    static List<String> codes(Collection<SignalDefinition> signals) {
        return signals.stream().map(SignalDefinition::code).toList();
    }
}
