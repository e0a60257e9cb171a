package io.signalpost.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import io.signalpost.authoring.route.Suggestion;
import org.apache.camel.CamelContext;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** What there is of Camel: on the class path with what it says of itself, and beyond it by name. */
final class CamelParts {

    private static final String SERVICES = "META-INF/services/org/apache/camel/";
    private static final String VERSION = CamelContext.class.getPackage().getImplementationVersion();
    private static final Map<String, Optional<ComponentModel>> COMPONENTS = new HashMap<>();

    private CamelParts() {}

    /** A kind of part, as Camel names the folder of its services. */
    enum Kind {
        COMPONENT("component"),
        DATA_FORMAT("dataformat"),
        LANGUAGE("language");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        String word() {
            return this == DATA_FORMAT ? "data format" : folder;
        }
    }

    static boolean isThere(Kind kind, String name) {
        return loader().getResource(SERVICES + kind.folder + "/" + name) != null;
    }

    /** What to do about a part that is not there. */
    static String remedy(Kind kind, String name, Collection<String> others) {
        Map<String, String> artifacts = artifacts(kind);
        if (artifacts.containsKey(name)) {
            String artifact = artifacts.get(name);
            return "put " + artifact + "-" + VERSION
                    + ".jar, with what it needs, into lib/ of the folder that the jar is"
                    + " started in, or add org.apache.camel:" + artifact + " to pom.xml";
        }
        Set<String> all = new TreeSet<>(others);
        String near = Suggestion.didYouMean(name, all);
        near = near.isEmpty() ? Suggestion.didYouMean(name, artifacts.keySet()) : near;
        return near.isEmpty()
                ? "write one that Camel has, for instance "
                        + (kind == Kind.COMPONENT ? "http" : kind == Kind.LANGUAGE ? "simple" : "json")
                : near;
    }

    /** Names of the parts that come to mind first: those that the jar has. */
    static Collection<String> there(Kind kind) {
        Set<String> there = new TreeSet<>(artifacts(kind).keySet());
        there.add("event-log");
        there.removeIf(name -> !isThere(kind, name));
        return there;
    }

    /** The component as it describes itself; empty for one that is not there or does not. */
    static synchronized Optional<ComponentModel> component(String scheme) {
        return scheme.isEmpty() ? Optional.empty() : COMPONENTS.computeIfAbsent(scheme, CamelParts::read);
    }

    /** Whether the component describes such an option of its addresses. */
    static boolean hasOption(String scheme, String name) {
        return component(scheme).stream()
                .flatMap(component -> component.getEndpointOptions().stream())
                .anyMatch(option -> option.getName().equals(name));
    }

    private static Optional<ComponentModel> read(String scheme) {
        try (InputStream service = loader().getResourceAsStream(SERVICES + "component/" + scheme)) {
            if (service == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(service);
            String type = properties.getProperty("class");
            String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
            try (InputStream description =
                    loader().getResourceAsStream("META-INF/" + folder + "/" + scheme + ".json")) {
                return description == null
                        ? Optional.empty()
                        : Optional.of(JsonMapper.generateComponentModel(
                                new String(description.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The artifact of each part that Camel has anywhere. */
    static Map<String, String> artifacts(Kind kind) {
        Properties file = new Properties();
        try (InputStream in = CamelParts.class.getResourceAsStream("camel-artifacts.properties")) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> artifacts = new HashMap<>();
        for (String key : file.stringPropertyNames()) {
            if (key.startsWith(kind.folder + ".")) {
                for (String name : file.getProperty(key).split(" ")) {
                    artifacts.put(name, key.substring(kind.folder.length() + 1));
                }
            }
        }
        return artifacts;
    }

    private static ClassLoader loader() {
        return CamelParts.class.getClassLoader();
    }
}
