package io.signalpost.authoring;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.Entry;
import io.signalpost.authoring.route.Part;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Suggestion;
import org.springframework.util.ClassUtils;

/** Beans that route files make: each has a name of its own, and its properties are those of its class. */
final class BeansOfFiles implements Check {

    private static final String RULE = "bean";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        Map<String, Element> first = new HashMap<>();
        setup.packagedFirst().parts().filter(part -> part.is("BeanFactory")).forEach(bean -> {
            bean.element().get("name").filter(name -> name.text() != null).ifPresent(name -> {
                Element before = first.putIfAbsent(name.text(), name);
                if (before != null) {
                    findings.accept(SetupFinding.error(
                            RULE,
                            name.place(),
                            "two beans have the name '" + name.text() + "', the other is at " + before.place(),
                            "give each its own"));
                }
            });
            boolean plain = List.of("builderClass", "factoryMethod", "factoryBean", "script").stream()
                    .allMatch(key -> bean.element().get(key).isEmpty());
            if (plain) {
                setup.classes()
                        .apply(bean.text("type").replaceFirst("^#class:", "").split("[(#]", 2)[0])
                        .filter(type -> !Map.class.isAssignableFrom(type))
                        .ifPresent(type -> properties(setup, bean, type, findings));
            }
        });
    }

    private static void properties(Setup setup, Part bean, Class<?> type, Consumer<SetupFinding> findings) {
        List<Method> setters = Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .toList();
        for (Entry property :
                bean.element().get("properties").map(Element::entries).orElse(List.of())) {
            String name = String.valueOf(property.name());
            List<Method> named = setters.stream()
                    .filter(method -> method.getName().matches("(?i)(set|with)?" + name.replaceAll("[^A-Za-z0-9]", "")))
                    .toList();
            String value = setup.resolve(String.valueOf(property.value().text()));
            if (named.isEmpty() && name.matches("[\\w-]+")) {
                Set<String> known = known(setters);
                findings.accept(SetupFinding.error(
                        RULE,
                        property.key().place(),
                        type.getSimpleName() + " has no property '" + name + "'",
                        Suggestion.didYouMean(name, known, "write one of " + String.join(", ", known))));
            } else if (!named.isEmpty()
                    && value.matches("[^#{}$]+")
                    && named.stream().noneMatch(it -> takes(it, value))) {
                findings.accept(SetupFinding.error(
                        RULE,
                        property.value().place(),
                        "'" + name + "' of " + type.getSimpleName() + " must be "
                                + (isTruth(named.get(0)) ? "true or false" : "a number"),
                        "write " + (isTruth(named.get(0)) ? "true or false" : "a number")));
            }
        }
    }

    private static boolean takes(Method setter, String value) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(setter.getParameterTypes()[0]);
        return isTruth(setter)
                ? value.matches("(?i)true|false")
                : type != Integer.class && type != Long.class || value.matches("-?\\d+\\w*");
    }

    private static boolean isTruth(Method setter) {
        return ClassUtils.resolvePrimitiveIfNecessary(setter.getParameterTypes()[0]) == Boolean.class;
    }

    private static Set<String> known(List<Method> setters) {
        return setters.stream()
                .map(Method::getName)
                .filter(name -> name.matches("set[A-Z].*"))
                .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
