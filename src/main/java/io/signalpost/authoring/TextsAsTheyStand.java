package io.signalpost.authoring;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.simple.Text;
import org.apache.camel.tooling.model.ComponentModel;

/** Where something is asked of the message in a form, or at a place, where Camel takes the text as it stands. */
final class TextsAsTheyStand implements Check {

    private static final String RULE = "as-it-stands";

    /** {@code {body.id}}, {@code $(body.id)} and the like. */
    private static final Pattern OTHER_BRACES = Pattern.compile("(?<![${\\w])(\\{|#\\{|\\$\\()"
            + "((?:body|headers?|variables?|exchangeProperty)[.:\\[][^{}()\"\\s]+(?:\\('[^']*'\\)[\\w.]*)?)[})](?!})");

    private static final Pattern ONE_BRACE = Pattern.compile("(?<![${\\w#])\\{([a-z][\\w-]*(?:\\.[\\w-]+)+)}(?!})");

    private static final Pattern SETTING = Pattern.compile("\\$\\{properties:([\\w.-]+)[^}]*}");

    /** Components whose addresses are in Simple, or have texts of it in them. */
    private static final List<String> IN_SIMPLE =
            List.of("sql", "sql-stored", "language", "bean", "class", "controlbus", "jpa", "cql", "kamelet");

    private static final Pattern EVALUATED =
            Pattern.compile("(?i).*(\\bsimple\\b|file language|expression|placeholders).*", Pattern.DOTALL);

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.texts().forEach(it -> braces(setup, it.text(), findings));
        setup.own().parts().filter(part -> part.is("ConstantExpression")).forEach(part -> constant(part, findings));
        setup.own().all().flatMap(setup::endpoints).forEach(endpoint -> address(endpoint, findings));
    }

    private static void braces(Setup setup, Text text, Consumer<SetupFinding> findings) {
        Element at = text.element();
        if (text.simple().error() != null || at.text() == null) {
            return;
        }
        Matcher other = OTHER_BRACES.matcher(at.text());
        if (other.find()) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    at.placeOf(other.group()),
                    other.group() + " would be written as it stands",
                    "write ${" + other.group(2) + "}"));
        }
        Matcher setting = ONE_BRACE.matcher(at.text());
        if (setting.find() && setup.settings().value(setting.group(1)).isPresent()) {
            findings.accept(SetupFinding.warning(
                    RULE,
                    at.placeOf(setting.group()),
                    setting.group() + " would be written as it stands",
                    "write {{" + setting.group(1) + "}}"));
        }
    }

    private static void constant(Part constant, Consumer<SetupFinding> findings) {
        Element text = constant.get("expression").orElse(constant.element());
        if (text.text() == null || !text.text().contains("${")) {
            return;
        }
        Part owner = constant.parent().is("Expression", "ExpressionSubElement")
                ? constant.parent().parent()
                : constant.parent();
        boolean condition = owner.is("Filter", "When", "Validate");
        String remedy = "write simple in place of constant";
        findings.accept(
                condition
                        ? SetupFinding.error(
                                RULE, text.place(), "a constant condition asks nothing, and is always true", remedy)
                        : SetupFinding.warning(
                                RULE,
                                text.placeOf("${"),
                                "a constant is taken as it stands, with the ${…} in it",
                                remedy));
    }

    private static void address(Endpoint endpoint, Consumer<SetupFinding> findings) {
        if (!endpoint.part().is("To") || endpoint.is(IN_SIMPLE.toArray(String[]::new))) {
            return;
        }
        if (endpoint.uri().text().split("\\?", 2)[0].contains("${")) {
            findings.accept(asItStands(endpoint, endpoint.uri(), "the address of 'to'"));
        }
        CamelParts.component(endpoint.scheme()).ifPresent(component -> endpoint.options().stream()
                .filter(option -> String.valueOf(option.value()).contains("${") && !isEvaluated(component, option))
                .forEach(option ->
                        findings.accept(asItStands(endpoint, option.element(), "'" + option.name() + "' of 'to'"))));
    }

    private static boolean isEvaluated(ComponentModel component, Option option) {
        return component.getEndpointOptions().stream()
                .filter(model -> model.getName().equals(option.name()))
                .anyMatch(model -> EVALUATED
                                .matcher(String.valueOf(model.getDescription()))
                                .matches()
                        || String.valueOf(model.getJavaType()).endsWith("Expression"));
    }

    private static SetupFinding asItStands(Endpoint endpoint, Element at, String what) {
        Matcher setting = SETTING.matcher(String.valueOf(at.text()));
        String remedy = setting.find()
                ? "write {{" + setting.group(1) + "}}"
                : endpoint.is("file") ? "write it into fileName, or toD in place of to" : "write toD in place of to";
        return SetupFinding.error(RULE, at.placeOf("${"), what + " is taken as it stands, with the ${…} in it", remedy);
    }
}
