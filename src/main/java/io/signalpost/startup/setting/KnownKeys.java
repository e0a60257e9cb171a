package io.signalpost.startup.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.startup.route.RouteFiles;
import io.signalpost.subscriptions.Credentials;
import io.signalpost.subscriptions.Endpoints;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The keys that somebody reads: those of the {@code @ConfigurationProperties} classes, as the compiler noted them in
 * the configuration metadata, and the placeholders of the route files in use.
 *
 * @param names  full keys, for instance {@code signalpost.port}
 * @param maps   keys of maps, below which anything goes, for instance {@code smartcar.management-tokens}
 * @param former deprecated keys, which nobody is pointed to
 * @param types  names of the Java types of those that have one
 * @param read   keys of any beginning that route files name
 * @param groups the key that each {@code @ConfigurationProperties} class is bound to, by the name of the class
 */
public record KnownKeys(
        Set<String> names,
        Set<String> maps,
        Set<String> former,
        Map<String, String> types,
        Map<String, String> groups,
        Set<String> read) {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Set<String> ROOTS = Set.of("signalpost", "smartcar", "destination");

    /** Variables that commands read: a container may have them too, and receives none the worse. */
    private static final Set<String> OF_COMMANDS = Set.of(
            Credentials.CLIENT_ID,
            Credentials.CLIENT_SECRET,
            Endpoints.MANAGEMENT_URL,
            Endpoints.VEHICLE_URL,
            Endpoints.TOKEN_URL,
            "SIGNALPOST_MANAGEMENT_TRUST",
            "SIGNALPOST_MANAGEMENT_URL",
            "SMARTCAR_MANAGEMENT_TOKEN_NEXT");

    public static KnownKeys of(RouteFiles routes) {
        KnownKeys known = new KnownKeys(
                new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        routes.placeholders().forEach(known.read::add);
        routes.placeholders().filter(KnownKeys::ours).forEach(known.names::add);
        try {
            for (URL metadata :
                    Collections.list(KnownKeys.class.getClassLoader().getResources(METADATA))) {
                try (InputStream in = metadata.openStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    if (ROOTS.stream()
                            .anyMatch(text::contains)) { // parsing those of the frameworks would delay each start
                        JsonNode json = new ObjectMapper().readTree(text);
                        json.path("properties").forEach(known::add);
                        json.path("groups").forEach(known::addGroup);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    /** Whether the key is one of Signalpost's, so that somebody must read it. */
    public static boolean ours(String key) {
        return ROOTS.contains(key.split("[.\\[]", 2)[0]);
    }

    private void add(JsonNode property) {
        String name = property.path("name").asText();
        String type = property.path("type").asText();
        if (ours(name) && property.has("deprecation")) {
            former.add(name);
        } else if (ours(name)) {
            boolean map = type.startsWith("java.util.Map"); // a list is one value, with commas
            (map ? maps : names).add(name);
            if (!map) {
                types.put(name, type.replaceFirst("<.*", ""));
            }
        }
    }

    private void addGroup(JsonNode group) {
        String type = group.path("type").asText();
        if (type.startsWith("io.signalpost.")) {
            groups.put(type, group.path("name").asText());
        }
    }

    /** A key from a file, the command line or a system property: any of Spring Boot's relaxed spellings. */
    boolean contains(ConfigurationPropertyName key) {
        Predicate<String> same = name -> ConfigurationPropertyName.of(name).equals(key);
        Predicate<String> above = map -> ConfigurationPropertyName.of(map).isAncestorOf(key);
        return Stream.concat(names.stream(), former.stream()).anyMatch(same)
                || maps.stream().anyMatch(above);
    }

    /** An environment variable, where dots and dashes are both written {@code _}, or the dash left out. */
    boolean containsVariable(String variable) {
        return OF_COMMANDS.contains(variable)
                || Stream.concat(names.stream(), former.stream())
                        .anyMatch(name -> flat(name).equals(flat(variable)))
                || maps.stream().anyMatch(map -> flat(variable).startsWith(flat(map)));
    }

    public Collection<String> all() {
        Set<String> all = new TreeSet<>(names);
        maps.forEach(map -> all.add(map + ".<name>"));
        return all;
    }

    Collection<String> allVariables() {
        Set<String> all = new TreeSet<>(OF_COMMANDS);
        all().forEach(key -> all.add(variable(key)));
        return all;
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
    }

    private static String flat(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
