package io.signalpost.authoring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.Placeholder;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/** The options of an endpoint are those that its component describes, and their values have its forms. */
final class EndpointOptions implements Check {

    private static final String RULE = "endpoint-option";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.endpoints()
                .filter(endpoint -> setup.isOwn(endpoint.part()) || isSetAnew(setup, endpoint))
                .forEach(endpoint -> CamelParts.component(endpoint.scheme())
                        .filter(component ->
                                !component.isApi() && !endpoint.is(Kamelets.SCHEME)) // whose options are a Kamelet's
                        .ifPresent(component -> check(setup, endpoint, component, findings)));
    }

    private static void check(
            Setup setup, Endpoint endpoint, ComponentModel component, Consumer<SetupFinding> findings) {
        for (Option option : endpoint.options()) {
            Optional<EndpointOptionModel> model = model(component, option.name());
            if (model.isEmpty()) {
                unknown(endpoint, component, option, findings);
            } else if (option.value() == null) {
                shape(option, findings);
            } else {
                wrongEnd(endpoint, option, model.get(), findings);
                OptionValue.wrong(model.get(), option, endpoint.is("event-log"))
                        .ifPresent(form -> value(setup, endpoint, option, model.get(), form, findings));
            }
        }
        if (endpoint.is("sql") && endpoint.option("dataSource").isEmpty()) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    endpoint.place(),
                    "sql has no 'dataSource', and takes whichever database the application has",
                    "write dataSource: \"#destination-database\" as a parameter, or the name of a bean of your own"));
        }
        for (EndpointOptionModel required : component.getEndpointOptions()) {
            boolean given = required.getKind().equals("path")
                    ? !endpoint.path().isBlank()
                            || component.getEndpointPathOptions().size() > 1
                    : endpoint.option(required.getName()).isPresent()
                            || required.getLabel().contains(endpoint.reads() ? "producer" : "consumer");
            if (required.isRequired() && !given && !required.isAutowired() && !setup.isOff(endpoint.part())) {
                findings.accept(SetupFinding.error(
                        RULE,
                        endpoint.place(),
                        endpoint.scheme() + " has no '" + required.getName() + "'",
                        required.getDescription().split("\\.(\\s|$)", 2)[0]));
            }
        }
    }

    /** Whether a setting that is not the default decides an option. */
    private static boolean isSetAnew(Setup setup, Endpoint endpoint) {
        return endpoint.options().stream()
                .flatMap(
                        option -> Placeholder.in(String.valueOf(option.element().text())))
                .anyMatch(placeholder ->
                        placeholder.function() == null && !setup.settings().isDefault(placeholder.key()));
    }

    private static Optional<EndpointOptionModel> model(ComponentModel component, String name) {
        return component.getEndpointOptions().stream()
                .filter(option -> option.getName().equals(name)
                        || option.isMultiValue() && option.getPrefix() != null && name.startsWith(option.getPrefix()))
                .findFirst();
    }

    private static void unknown(
            Endpoint endpoint, ComponentModel component, Option option, Consumer<SetupFinding> findings) {
        String near = meant(component, option);
        if (!component.isLenientProperties()) {
            findings.accept(SetupFinding.error(
                    RULE,
                    option.place(),
                    "unknown option '" + option.name() + "' of " + endpoint.scheme(),
                    near.isEmpty() && option.name().matches("steps|uri|id|description|parameters")
                            ? "it does not belong here, check its indentation"
                            : near.isEmpty()
                                    ? "write one of those that docs or Camel's page on " + endpoint.scheme() + " name"
                                    : near));
        } else if (isMistyped(component, option)) {
            findings.accept(SetupFinding.error(
                    RULE,
                    option.place(),
                    "'" + option.name() + "' is no option of " + endpoint.scheme()
                            + ", and would be sent as a query parameter",
                    near));
        }
    }

    private static String meant(ComponentModel component, Option option) {
        Set<String> known = component.getEndpointParameterOptions().stream()
                .map(EndpointOptionModel::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (component.getScheme().startsWith("http")) {
            known.addAll(HttpCalls.TIMEOUTS);
        }
        return Suggestion.didYouMean(option.name(), known);
    }

    /** Whether it is probably meant for one of the component's, though that lets any be. */
    static boolean isMistyped(ComponentModel component, Option option) {
        return !option.inUri()
                && option.name().length() > 4
                && model(component, option.name()).isEmpty()
                && !meant(component, option).isEmpty();
    }

    private static void shape(Option option, Consumer<SetupFinding> findings) {
        List<String> items = option.element().items().stream()
                .map(item -> String.valueOf(item.text()))
                .toList();
        findings.accept(SetupFinding.error(
                RULE,
                option.place(),
                "'" + option.name() + "' takes a single value, found a "
                        + (option.element().isList() ? "list" : "map"),
                items.isEmpty() ? "write it in quotes" : "write " + option.name() + ": " + String.join(",", items)));
    }

    private static void value(
            Setup setup,
            Endpoint endpoint,
            Option option,
            EndpointOptionModel model,
            String form,
            Consumer<SetupFinding> findings) {
        if (setup.isOff(endpoint.part())) {
            return;
        }
        Given given = Given.of(setup, option);
        findings.accept(SetupFinding.error(
                RULE, given.place(), given.name() + " must be " + form, remedy(option, model, form)));
    }

    private static String remedy(Option option, EndpointOptionModel model, String form) {
        String near = model.getEnums() == null ? "" : Suggestion.didYouMean(option.value(), model.getEnums());
        return near.isEmpty() ? "write " + form : near;
    }

    /** An option of those who read where something is sent, or the other way round: it has no effect. */
    private static void wrongEnd(
            Endpoint endpoint, Option option, EndpointOptionModel model, Consumer<SetupFinding> findings) {
        List<String> labels = List.of(String.valueOf(model.getLabel()).split(","));
        String other = endpoint.reads() ? "producer" : "consumer";
        if (labels.contains(other)
                && !labels.contains(endpoint.reads() ? "consumer" : "producer")
                && !labels.contains("common")) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    option.place(),
                    "'" + option.name() + "' has no effect: it is for " + endpoint.scheme() + " where it is "
                            + (endpoint.reads() ? "sent to" : "read from"),
                    "remove it"));
        }
    }
}
