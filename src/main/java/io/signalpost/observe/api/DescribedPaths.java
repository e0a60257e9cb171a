package io.signalpost.observe.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What there is below {@code /observe}, as {@code openapi.yaml} has it. */
final class DescribedPaths {

    private DescribedPaths() {}

    /** @param methods what each does, by {@code GET}, {@code POST} and {@code DELETE} */
    record DescribedPath(String path, Map<String, String> methods) {}

    /** In the order of the description. */
    static List<DescribedPath> all() {
        try (InputStream yaml = OpenApiController.DESCRIPTION.getInputStream()) {
            Map<String, Map<String, Map<String, Object>>> description =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return description.get("paths").entrySet().stream()
                    .filter(path -> !path.getValue().containsKey("$ref")) // a former name
                    .map(path -> new DescribedPath(path.getKey(), methods(path.getValue())))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e); // it is in the jar
        }
    }

    private static Map<String, String> methods(Map<String, Object> path) {
        Map<String, String> methods = new LinkedHashMap<>();
        for (String method : List.of("get", "post", "delete")) {
            if (path.get(method) instanceof Map<?, ?> operation) {
                methods.put(method.toUpperCase(Locale.ROOT), String.valueOf(operation.get("summary")));
            }
        }
        return methods;
    }
}
