package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import org.yaml.snakeyaml.Yaml;

/**
 * Objects as they are applied.
 *
 * @param documents as they are written
 */
record Manifests(List<Map<String, Object>> documents) {

    static final Path KUBERNETES = Path.of("deploy/kubernetes");

    /** @param overlay for instance {@code sqlite} */
    static Manifests ofOverlay(String overlay) throws IOException, InterruptedException {
        return parsed(Kubectl.kustomize(KUBERNETES.resolve("overlays").resolve(overlay)));
    }

    static Manifests ofFile(Path file) throws IOException {
        return parsed(Files.readString(file));
    }

    static Manifests parsed(String yaml) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object document : new Yaml().loadAll(yaml)) {
            if (document != null) { // after the last ---
                documents.add(object(document));
            }
        }
        return new Manifests(documents);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object document) {
        return (Map<String, Object>) document;
    }

    /** Those of Kubernetes itself, each field of which it knows. */
    List<HasMetadata> objects() {
        return documents.stream()
                .filter(it -> !isExtension(it))
                .map(it -> (HasMetadata) StrictModel.read(it, KubernetesResource.class))
                .toList();
    }

    /** The only one of an extension's kind. */
    <T> T extension(String kind, Class<T> type) {
        return StrictModel.read(single(documents.stream().filter(it -> kind.equals(it.get("kind")))), type);
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects().stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T the(Class<T> type) {
        return single(all(type).stream());
    }

    /** @param name as it was written, before kustomize put a hash behind that of a ConfigMap */
    <T extends HasMetadata> T the(Class<T> type, String name) {
        String pattern = type == ConfigMap.class ? name + "(-[a-z0-9]{10})?" : name;
        return single(all(type).stream().filter(it -> it.getMetadata().getName().matches(pattern)));
    }

    private static <T> T single(Stream<T> objects) {
        return objects.reduce((one, another) -> {
                    throw new IllegalStateException("two of them: " + one + ", " + another);
                })
                .orElseThrow();
    }

    private static boolean isExtension(Map<String, Object> document) {
        String group = String.valueOf(document.get("apiVersion"));
        return group.matches(".*\\.(coreos\\.com|apache\\.org)/.*");
    }
}
