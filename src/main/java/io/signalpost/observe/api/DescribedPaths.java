package io.signalpost.observe.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What there is below {@code /observe}, as {@code openapi.yaml} has it. */
final class DescribedPaths {

    private static final Set<String> METHODS = Set.of("get", "post");

    private DescribedPaths() {}

    /**
     * A path.
     *
     * @param about   what it is, in a line
     * @param methods of HTTP
     */
    record DescribedPath(String path, String about, List<String> methods) {}

    /** In the order of the description. */
    static List<DescribedPath> all() {
        try (InputStream yaml = OpenApiController.DESCRIPTION.getInputStream()) {
            Map<String, Map<String, Map<String, Object>>> description =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return description.get("paths").entrySet().stream()
                    .filter(path -> !path.getValue().containsKey("$ref")) // a former name
                    .map(path -> path(path.getKey(), path.getValue()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is in the jar
        }
    }

    private static DescribedPath path(String path, Map<String, Object> item) {
        return new DescribedPath(
                path,
                String.valueOf(item.get("summary")),
                item.keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .toList());
    }
}
