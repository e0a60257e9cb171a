package io.signalpost.authoring;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Entry;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;

/** Classes that a route names are on the class path. */
final class ClassNames implements Check {

    private static final Pattern BY_CLASS = Pattern.compile("#(?:class|type):([\\w.$]+).*", Pattern.DOTALL);

    private static final List<String> RESULTS = List.of("resultType", "unmarshalType", "collectionType");

    private static final List<String> USUAL = List.of(
            "java.lang.Exception",
            "java.lang.IllegalStateException",
            "java.lang.IllegalArgumentException",
            "java.lang.RuntimeException",
            "java.io.IOException",
            "java.lang.String",
            "java.lang.Double",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Boolean",
            "java.util.Map",
            "java.util.List",
            "io.signalpost.eventlog.delivery.DestinationUnavailableException",
            "io.signalpost.eventlog.delivery.UndeliverableException",
            "io.signalpost.eventlog.delivery.PartialDeliveryException");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own()
                .parts()
                .flatMap(ClassNames::named)
                .filter(name -> name.text() != null
                        && !name.text().isBlank()
                        && !name.text().contains("{{"))
                .forEach(name -> check(setup, name, findings));
    }

    private static void check(Setup setup, Element written, Consumer<SetupFinding> findings) {
        Matcher byClass = BY_CLASS.matcher(written.text());
        if (!byClass.matches() && written.text().startsWith("#")) {
            return;
        }
        String name = byClass.matches() ? byClass.group(1) : written.text().strip();
        if (setup.classes().apply(name).isEmpty()) {
            String near = USUAL.stream()
                    .filter(usual -> usual.endsWith("." + name))
                    .findFirst()
                    .map(usual -> "did you mean '" + usual + "'?")
                    .orElseGet(() -> Suggestion.didYouMean(name, USUAL));
            findings.accept(SetupFinding.error(
                    "class",
                    written.placeOf(name),
                    "there is no class " + name,
                    near.isEmpty()
                            ? "write the full name of a class on the class path, for instance " + USUAL.get(1)
                            : near));
        }
    }

    private static Stream<Element> named(Part part) {
        Stream<Element> byClass =
                values(part.element()).filter(it -> String.valueOf(it.text()).matches("(?s)#(class|type):.*"));
        if (part.is("ThrowException")) {
            return Stream.concat(byClass, part.element().get("exceptionType").stream());
        }
        if (part.is("OnException", "Catch")) {
            return Stream.concat(
                    byClass,
                    part.element().get("exception").stream()
                            .flatMap(it -> it.isList() ? it.items().stream() : Stream.of(it)));
        }
        if (part.is("Bean", "MethodCallExpression")) {
            return Stream.concat(byClass, part.element().get("beanType").stream());
        }
        if (part.is("ConvertBody", "ConvertHeader", "ConvertVariable")) {
            return part.element().get("type").or(() -> Optional.of(part.element())).stream();
        }
        Stream<Element> types = part.is("BeanFactory") ? part.element().get("type").stream() : results(part);
        return Stream.concat(byClass, types).distinct();
    }

    /** What an expression or a data format is to give. */
    private static Stream<Element> results(Part part) {
        boolean gives = part.type().endsWith("Expression") || part.type().endsWith("DataFormat");
        return gives ? RESULTS.stream().flatMap(key -> part.element().get(key).stream()) : Stream.empty();
    }

    private static Stream<Element> values(Element element) {
        return element.entries().stream()
                .filter(entry -> !"type".equals(entry.name()))
                .map(Entry::value)
                .flatMap(value -> value.isMap() ? value.entries().stream().map(Entry::value) : Stream.of(value));
    }
}
