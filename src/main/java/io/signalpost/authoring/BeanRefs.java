package io.signalpost.authoring;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Endpoint;
import io.signalpost.authoring.route.Entry;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import io.signalpost.authoring.route.Suggestion;
import io.signalpost.authoring.simple.Step;
import io.signalpost.authoring.simple.Types;

/** Beans that a route names are there, and have the methods that it calls. */
final class BeanRefs implements Check {

    private static final String RULE = "bean";
    private static final Pattern REFERENCE = Pattern.compile("#(?:bean:)?([\\w.-]+)");
    private static final Pattern FUNCTION = Pattern.compile("(?:bean|ref):([\\w-]+)(?:(?:\\?method=|::|\\.)(.+))?");
    /** Keys that name a bean, with # or without. */
    private static final Set<String> NAMES = Set.of(
            "aggregationStrategy",
            "aggregationRepository",
            "idempotentRepository",
            "onPrepare",
            "onRedelivery",
            "onExceptionOccurred");

    private static final Pattern SWITCHED = Pattern.compile("destination-([a-z0-9]+)(-.*)?");

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, String> own = new TreeMap<>();
        setup.routes()
                .parts()
                .filter(part -> part.is("BeanFactory"))
                .forEach(bean -> own.put(bean.text("name"), bean.text("type")));
        Set<Part> off = setup.routes()
                .all()
                .filter(setup::isOff)
                .flatMap(route -> route.part().all())
                .collect(Collectors.toSet());
        setup.routes().parts().filter(part -> !off.contains(part)).forEach(part -> {
            boolean refers =
                    part.is("Bean", "Process", "MethodCallExpression", "Transacted", "Policy", "RefErrorHandler");
            if (refers || part.element().isMap()) {
                new Look(setup, own, findings).at(part, refers);
            }
        });
        setup.texts().stream()
                .filter(it -> !setup.isOff(it.route()))
                .forEach(it -> it.text().simple().functions().forEach(function -> new Look(setup, own, findings)
                        .function(it.text().element(), function)));
        setup.endpoints()
                .filter(endpoint -> endpoint.scheme().equals("bean") && !off.contains(endpoint.part()))
                .forEach(new Look(setup, own, findings)::endpoint);
        setup.endpoints()
                .filter(endpoint -> !off.contains(endpoint.part()))
                .forEach(new Look(setup, own, findings)::query);
    }

    private record Look(Setup setup, Map<String, String> own, Consumer<SetupFinding> findings) {

        void at(Part part, boolean refers) {
            Optional<Element> ref = refers ? part.element().get("ref") : Optional.empty();
            ref.filter(it -> it.text() != null && !it.text().contains("{{"))
                    .ifPresent(it -> bean(it, it.text().replaceFirst("^#(bean:)?", "")));
            for (Entry entry : part.element().entries()) {
                reference(entry.value());
                if (NAMES.contains(String.valueOf(entry.name()))
                        && String.valueOf(entry.value().text()).matches("[\\w-]+")) {
                    bean(entry.value(), entry.value().text());
                }
                if ("parameters".equals(entry.name())
                        || "properties".equals(entry.name())
                        || "constructors".equals(entry.name())) {
                    entry.value().entries().forEach(option -> reference(option.value()));
                }
            }
            if (part.is("Bean", "MethodCallExpression")) {
                boolean named = !part.element().isMap()
                        || Stream.of("ref", "beanType", "bean")
                                .anyMatch(key -> part.element().get(key).isPresent());
                if (!named) {
                    findings.accept(SetupFinding.error(
                            RULE,
                            part.place(),
                            "'" + part.name() + "' does not say which bean",
                            "write ref: and its name"));
                }
                method(part, ref);
            }
        }

        /** As <code>${bean:name?method=of}</code>. */
        void function(Element at, String function) {
            Matcher form = FUNCTION.matcher(function.strip());
            if (form.matches()
                    && own.containsKey(form.group(1)) | setup.beans().names().contains(form.group(1))) {
                typeOf(form.group(1))
                        .filter(type -> form.group(2) != null)
                        .ifPresent(type -> method(at, form.group(2), type));
            } else if (form.matches() && setup.classes().apply(form.group(1)).isEmpty()) {
                bean(at, form.group(1));
            }
        }

        /** As {@code bean:name?method=of}. */
        void endpoint(Endpoint endpoint) {
            String name = endpoint.path();
            if (name.contains("{{") || name.contains("${")) {
                return;
            }
            bean(endpoint.uri(), name);
            endpoint.options().stream()
                    .filter(option -> option.name().equals("method") && option.isKnown())
                    .forEach(option -> typeOf(name).ifPresent(type -> method(option.element(), option.value(), type)));
        }

        /** As {@code sql:…?dataSource=#name}. */
        void query(Endpoint endpoint) {
            endpoint.options().stream()
                    .filter(option -> option.inUri() && CamelParts.hasOption(endpoint.scheme(), option.name()))
                    .forEach(option -> reference(option.element(), option.value()));
        }

        private void reference(Element value) {
            reference(value, String.valueOf(value.text()));
        }

        private void reference(Element at, String value) {
            Matcher reference = REFERENCE.matcher(value);
            if (reference.matches()) {
                bean(at, reference.group(1));
            }
        }

        private void bean(Element at, String name) {
            setup.beans()
                    .refused(name)
                    .filter(reason -> !own.containsKey(name))
                    .ifPresent(reason -> findings.accept(new SetupFinding(
                            setup.atStart() ? Severity.ERROR : Severity.WARNING,
                            RULE,
                            at.placeOf(name),
                            "the bean '" + name + "' cannot be made: " + reason.split("; ", 2)[0],
                            reason.contains("; ") ? reason.split("; ", 2)[1] : "see docs/destinations.md")));
            if (setup.beans().areKnown()
                    && !own.containsKey(name)
                    && !setup.beans().names().contains(name)) {
                Set<String> all = new TreeSet<>(setup.beans().names());
                all.addAll(own.keySet());
                findings.accept(SetupFinding.error(
                        RULE,
                        at.text().equals(name) ? at.place() : at.placeOf(name),
                        "no bean is named '" + name + "'",
                        remedy(name, all)));
            }
        }

        /** Some beans of ours are only there when their destination is on. */
        private String remedy(String name, Collection<String> all) {
            Matcher switched = SWITCHED.matcher(name);
            if (switched.matches()) {
                String key = "destination." + switched.group(1) + ".enabled";
                if (setup.settings().value(key).filter("false"::equals).isPresent()) {
                    return "it is there with " + key + "=true";
                }
            }
            String near = Suggestion.didYouMean(name, all);
            return near.isEmpty()
                    ? "write the name of a bean that the application has, or that beans: in a route file makes"
                    : near;
        }

        private void method(Part part, Optional<Element> ref) {
            Optional<Element> written = part.element().get("method").filter(it -> it.text() != null);
            Optional<Class<?>> type = part.element()
                    .get("beanType")
                    .flatMap(it -> setup.classes().apply(String.valueOf(it.text())))
                    .or(() -> ref.flatMap(it -> typeOf(it.text())));
            if (written.isPresent() && type.isPresent()) {
                method(written.get(), written.get().text(), type.get());
            }
        }

        private void method(Element written, String call, Class<?> type) {
            String text = call.strip();
            String name = text.split("\\(", 2)[0].strip();
            int arguments = text.contains("(") && text.endsWith(")")
                    ? Step.arguments(text.substring(text.indexOf('(') + 1, text.length() - 1))
                            .size()
                    : -1;
            if (Types.methods(type, name).findAny().isEmpty()) {
                findings.accept(SetupFinding.error(
                        RULE,
                        written.placeOf(name),
                        type.getSimpleName() + " has no method '" + name + "'",
                        missing(type, name)));
            } else if (arguments >= 0
                    && Types.methods(type, name)
                            .noneMatch(it -> it.isVarArgs() || it.getParameterCount() == arguments)) {
                findings.accept(SetupFinding.error(
                        RULE,
                        written.placeOf(name),
                        "'" + name + "' of " + type.getSimpleName() + " does not take " + arguments + " arguments",
                        "it takes "
                                + Types.methods(type, name)
                                        .map(it -> String.valueOf(it.getParameterCount()))
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(" or "))));
            }
        }

        private static String missing(Class<?> type, String name) {
            String near = Suggestion.didYouMean(name, Types.names(type));
            // What we ship beside our own route files changes with them.
            if (!near.isEmpty()) {
                return near;
            }
            return type.getName().startsWith("io.signalpost.")
                    ? "in a copy of a route file of an earlier version, take the file of this one"
                    : "write the name of one of its public methods";
        }

        private Optional<Class<?>> typeOf(String name) {
            String type = own.get(name);
            return type == null
                    ? setup.beans().type(name)
                    : setup.classes().apply(type.replaceFirst("^#class:", "").split("\\(", 2)[0]);
        }
    }
}
