package io.signalpost.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Signals, permissions and errors that Smartcar documents. Smartcar adds to them at any time: what is not found here is
 * unknown, not wrong. No look-up throws unless it says so; null finds nothing.
 */
public final class Catalog {

    /** Further away than this it is another word, not a slip. */
    private static final int MAX_SLIPS = 6;

    private final Map<String, SignalDefinition> signals;
    private final Map<String, SignalDefinition> signalsByName;
    private final Map<String, PermissionDefinition> permissions;
    private final Map<ErrorKey, ErrorDefinition> errors;

    private Catalog() {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        signals = read(mapper, "signals.json", SignalDefinition[].class, SignalDefinition::code);
        signalsByName = index(signals.values(), signal -> lower(signal.qualifiedName()));
        permissions = read(mapper, "permissions.json", PermissionDefinition[].class, PermissionDefinition::name);
        errors =
                read(mapper, "errors.json", ErrorDefinition[].class, error -> new ErrorKey(error.type(), error.code()));
    }

    public static Catalog get() {
        return Loaded.CATALOG;
    }

    public Collection<SignalDefinition> signals() {
        return signals.values();
    }

    public Collection<PermissionDefinition> permissions() {
        return permissions.values();
    }

    public Collection<ErrorDefinition> errors() {
        return errors.values();
    }

    public Optional<SignalDefinition> signal(String code) {
        return Optional.ofNullable(signals.get(lower(code)));
    }

    /** @param qualifiedName {@code Group.Name}, in any case */
    public Optional<SignalDefinition> signalNamed(String qualifiedName) {
        return Optional.ofNullable(signalsByName.get(lower(qualifiedName)));
    }

    public Optional<PermissionDefinition> permission(String name) {
        return Optional.ofNullable(permissions.get(name));
    }

    /** What the owner has to grant for a signal; empty when it is not known. */
    public Optional<PermissionDefinition> permissionOf(String signalCode) {
        return signal(signalCode).map(SignalDefinition::permission).map(permissions::get);
    }

    /** @param code null for the errors that have none */
    public Optional<ErrorDefinition> error(String type, String code) {
        return Optional.ofNullable(errors.get(new ErrorKey(type, code)));
    }

    /**
     * As {@link #error}, for who cannot do without.
     *
     * @throws IllegalArgumentException when there is none; its message suggests one that is near
     */
    public ErrorDefinition requireError(String type, String code) {
        return error(type, code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Smartcar documents no error " + new ErrorKey(type, code) + meantError(type, code)));
    }

    private String meantError(String type, String code) {
        List<String> known = errors.keySet().stream().map(ErrorKey::toString).toList();
        return nearest(known, new ErrorKey(type, code).toString())
                .map(near -> ", did you mean " + near + "?")
                .orElse(": write a type and a code of the catalogue, for instance VEHICLE_STATE/UNREACHABLE");
    }

    /**
     * The signal code that a misspelt or shortened one most probably means, for an error message; empty when none is near.
     */
    public Optional<String> nearestSignalCode(String misspelt) {
        String text = Objects.requireNonNullElse(misspelt, "");
        return nearest(signals.keySet(), text).or(() -> onlyOneWith(lower(text)));
    }

    private Optional<String> onlyOneWith(String part) {
        List<String> codes =
                signals.keySet().stream().filter(code -> code.contains(part)).toList();
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }

    private static Optional<String> nearest(Collection<String> known, String misspelt) {
        LevenshteinDistance distance = new LevenshteinDistance(MAX_SLIPS);
        return known.stream()
                .map(each -> Map.entry(each, distance.apply(lower(each), lower(misspelt))))
                .filter(entry -> entry.getValue() >= 0)
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static <K, T> Map<K, T> read(JsonMapper mapper, String file, Class<T[]> type, Function<T, K> key) {
        try (InputStream in = Catalog.class.getResourceAsStream(file)) {
            return index(Arrays.asList(mapper.readValue(in, type)), key);
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged catalogue file " + file + " cannot be read", e);
        }
    }

    private static <K, T> Map<K, T> index(Collection<T> all, Function<T, K> key) {
        return all.stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(key, Function.identity(), (first, second) -> first, LinkedHashMap::new),
                        Collections::unmodifiableMap));
    }

    private record ErrorKey(String type, String code) {

        @Override
        public String toString() {
            return type + "/" + code;
        }
    }

    private static final class Loaded {
        private static final Catalog CATALOG = new Catalog();
    }
}
