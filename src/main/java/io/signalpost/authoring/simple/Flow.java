package io.signalpost.authoring.simple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.Settings;
import io.signalpost.authoring.route.WrittenRoute;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** Goes through the steps of a route in their order, and keeps account of the types of body and variables. */
public final class Flow {

    private static final List<String> LEAVE_BODY = List.of(
            "Log",
            "RemoveHeader",
            "RemoveHeaders",
            "SetHeader",
            "SetHeaders",
            "SetProperty",
            "RemoveProperty",
            "RemoveProperties",
            "RemoveVariable",
            "ConvertHeader",
            "WireTap",
            "Stop",
            "ThrowException",
            "Validate",
            "Delay",
            "Throttle",
            "Threads",
            "Script",
            "Sampling");
    private static final List<String> LEAVE_BODY_SCHEMES = List.of("log", "file", "event-log");
    /** Of those that ship. */
    private static final List<String> LEAVE_BODY_KAMELETS = List.of("only-changed", "newer-than-seen", "redact");
    /** Their steps are passed whenever they are. */
    private static final List<String> ALWAYS = List.of("Transacted", "Saga", "Policy", "Try", "Step", "Pipeline");

    private final Settings settings;
    private final BiConsumer<Part, Scope> visitor;

    private Flow(Settings settings, BiConsumer<Part, Scope> visitor) {
        this.settings = settings;
        this.visitor = visitor;
    }

    /** Each text with what is known where it stands. */
    public static List<TextInScope> texts(WrittenRoute route, Settings settings, Beginnings beginnings) {
        List<TextInScope> texts = new ArrayList<>();
        visit(route, settings, beginnings.of(route), (part, known) -> Text.of(part, settings)
                .forEach(text -> texts.add(new TextInScope(route, text, known.copy()))));
        return texts;
    }

    /** @param visitor gets the steps, and the parts of them that are none, with what is known where each stands */
    static void visit(WrittenRoute route, Settings settings, Scope beginning, BiConsumer<Part, Scope> visitor) {
        new Flow(settings, visitor).steps(route.from(), beginning.copy());
    }

    private void steps(Part owner, Scope scope) {
        owner.steps().forEach(step -> step(step, scope));
    }

    private void step(Part step, Scope scope) {
        texts(step, scope);
        if (ALWAYS.contains(step.type())) {
            Scope before = scope.copy();
            steps(step, scope);
            before.merge(scope); // what fails may not have come to change anything
            step.children().stream()
                    .filter(child -> !child.is("Processor"))
                    .forEach(branch -> scope.merge(branch(branch, before.copy())));
            return;
        }
        if (step.is("Multicast", "LoadBalance")) {
            step.steps().forEach(each -> {
                Scope inside = scope.copy();
                step(each, inside);
                scope.merge(inside);
            });
            return;
        }
        Scope inside = scope.copy();
        if (step.is("Split", "Aggregate")) {
            inside.body(step.is("Split") ? Types.elementOf(expression(step, scope)) : Types.UNKNOWN, null);
            steps(step, inside);
            if (step.is("Aggregate") || step.get("aggregationStrategy").isPresent()) {
                scope.body(Types.UNKNOWN, step);
            }
            return;
        }
        steps(step, inside);
        scope.merge(inside);
        step.children().stream()
                .filter(child -> !child.is("Processor"))
                .forEach(branch -> scope.merge(branch(branch, scope.copy())));
        effect(step, scope);
    }

    /** A part of a step that has steps of its own, such as {@code when}. */
    private Scope branch(Part branch, Scope scope) {
        if (!branch.steps().isEmpty()) {
            texts(branch, scope);
            steps(branch, scope);
        }
        return scope;
    }

    /** The texts of a step and of the parts below it that are no steps and have none. */
    private void texts(Part part, Scope scope) {
        visitor.accept(part, scope);
        part.children().stream()
                .filter(child -> !child.is("Processor") && child.steps().isEmpty())
                .forEach(child -> texts(child, scope));
    }

    private void effect(Part step, Scope scope) {
        if (step.is("SetVariable")) {
            scope.variable(step.text("name"), expression(step, scope));
        } else if (step.is("SetVariables")) {
            step.all("SetVariable").forEach(each -> scope.variable(each.text("name"), expression(each, scope)));
        } else if (step.is("SetBody", "Transform")) {
            scope.body(expression(step, scope), step);
        } else if (step.is("ConvertBody")) {
            scope.body(named(step.text("type")), step);
        } else if (step.get("variableReceive").isPresent() && step.element().isMap()) {
            scope.variable(step.text("variableReceive"), Types.UNKNOWN);
        } else if (answers(step)) {
            scope.body(Types.ANSWER, step);
        } else if (step.is("To")) {
            if (Endpoint.of(step, settings).filter(Flow::leavesBody).isEmpty()) {
                scope.body(Types.UNKNOWN, step);
            }
        } else if (step.steps().isEmpty()
                && step.children().stream().allMatch(it -> it.steps().isEmpty())
                && !LEAVE_BODY.contains(step.type())) {
            scope.body(Types.UNKNOWN, step);
        }
    }

    private static boolean leavesBody(Endpoint to) {
        return LEAVE_BODY_SCHEMES.contains(to.scheme()) || to.is("kamelet") && LEAVE_BODY_KAMELETS.contains(to.path());
    }

    /** Whether the body is then what came back by HTTP. */
    private boolean answers(Part step) {
        boolean merged = step.element().isMap()
                && step.element().entries().stream()
                        .anyMatch(entry -> String.valueOf(entry.name()).startsWith("aggregationStrategy"));
        return step.is("To", "ToDynamic", "Enrich")
                && !merged
                && Endpoint.all(step, settings).anyMatch(to -> to.is("http", "https"));
    }

    /** What the expression of a step gives. */
    private static ResolvableType expression(Part step, Scope scope) {
        Optional<Part> simple = step.all("SimpleExpression").findFirst();
        if (simple.isPresent()) {
            String type = simple.get().element().isMap() ? simple.get().text("resultType") : "";
            String text = simple.get().text("expression");
            return type.isEmpty()
                    ? SimpleText.expression(text)
                            .single()
                            .flatMap(Function::of)
                            .map(scope::type)
                            .orElse(text.contains("${") ? ResolvableType.forClass(String.class) : Types.UNKNOWN)
                    : named(type);
        }
        return step.all("VariableExpression")
                .findFirst()
                .map(variable -> scope.type(new Function("", "variable", variable.text("expression"), List.of())))
                .orElse(
                        step.all("ConstantExpression").findAny().isPresent()
                                ? ResolvableType.forClass(String.class)
                                : Types.UNKNOWN);
    }

    private static ResolvableType named(String type) {
        try {
            String name = type.matches("String|Integer|Long|Double|Boolean") ? "java.lang." + type : type;
            return ResolvableType.forClass(ClassUtils.forName(name, Flow.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return Types.UNKNOWN;
        }
    }
}
