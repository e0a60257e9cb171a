package io.signalpost.authoring.simple;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.core.ResolvableType;

/** What Camel finds on a Java type when a route asks for something by name, as its bean language does. */
public final class Types {

    /** Nothing is known: whatever is asked of it may be there. */
    public static final ResolvableType UNKNOWN = ResolvableType.NONE;

    /** What the answer of an HTTP call is. */
    static final ResolvableType ANSWER = ResolvableType.forClass(InputStream.class);

    private Types() {}

    /**
     * How far the steps lead.
     *
     * @param type    of what is at their end
     * @param missing the step that leads nowhere; null when none does
     * @param owner   the type that has not got it
     */
    record Followed(ResolvableType type, Step missing, ResolvableType owner) {}

    static Followed follow(ResolvableType start, List<Step> steps) {
        ResolvableType type = start;
        for (Step step : steps) {
            if (isUnknown(type)) {
                return new Followed(UNKNOWN, null, null);
            }
            ResolvableType next = step.name() == null ? element(type, step.index()) : member(type, step);
            if (next == null) {
                return new Followed(UNKNOWN, step, type);
            }
            type = next;
        }
        return new Followed(type, null, null);
    }

    static boolean isUnknown(ResolvableType type) {
        Class<?> raw = type.resolve();
        return raw == null || raw == Object.class;
    }

    public static boolean isList(ResolvableType type) {
        Class<?> raw = type.resolve();
        return raw != null && (Collection.class.isAssignableFrom(raw) || raw.isArray());
    }

    /** One of what a list, an array or a map holds; itself for anything else that is split. */
    public static ResolvableType elementOf(ResolvableType type) {
        Class<?> raw = type.resolve();
        if (raw == null) {
            return UNKNOWN;
        }
        if (raw.isArray()) {
            return type.getComponentType();
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return type.as(Collection.class).getGeneric(0);
        }
        return Map.class.isAssignableFrom(raw) || Iterable.class.isAssignableFrom(raw) ? UNKNOWN : type;
    }

    /** Null when the type can have no such element. */
    private static ResolvableType element(ResolvableType type, String index) {
        Class<?> raw = type.resolve();
        if (raw.isArray() || Collection.class.isAssignableFrom(raw)) {
            return index.matches("\\d+|last(-\\d+)?") ? elementOf(type) : index.matches("['\"].*") ? null : UNKNOWN;
        }
        // Camel turns what it can into a map or a list first.
        return raw.getName().startsWith("java.lang.") || raw.isPrimitive() || index.matches("\\d+") && isOurs(raw)
                ? null
                : UNKNOWN;
    }

    /** Null when there is no such method, or none that takes so many arguments. */
    private static ResolvableType member(ResolvableType type, Step step) {
        Class<?> raw = type.resolve();
        if (Map.class.isAssignableFrom(raw) && step.arguments() == null) {
            return UNKNOWN;
        }
        if (raw.isArray() && step.name().equals("length")) {
            return ResolvableType.forClass(int.class);
        }
        int given = step.arguments() == null ? 0 : step.arguments().size();
        List<Method> named = methods(raw, step.name()).toList();
        return named.stream()
                .filter(method -> method.getParameterCount() == given || method.isVarArgs())
                .findFirst()
                .map(method -> ResolvableType.forType(method.getGenericReturnType(), type))
                .map(result -> result.resolve() == null ? UNKNOWN : result)
                .orElse(null);
    }

    /** Public methods that Camel takes a name for: {@code number}, {@code getNumber}, {@code isNumber}. */
    public static Stream<Method> methods(Class<?> type, String name) {
        String capital = name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Set<String> names = Set.copyOf(new TreeSet<>(List.of(name, "get" + capital, "is" + capital)));
        return Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(Object.class.getMethods()))
                .filter(method -> names.contains(method.getName()) && Modifier.isPublic(method.getModifiers()));
    }

    /** What may be asked of it, for a suggestion. */
    public static Collection<String> names(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class && !method.isSynthetic()) {
                names.add(new Step(method.getName(), null, null).property());
            }
        }
        return names;
    }

    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.signalpost.");
    }
}
