package io.signalpost.observe.api;

import io.signalpost.observe.Parameters;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /observe/openapi.yaml}: the description of all that is below {@code /observe}. */
@RestController
final class OpenApiController {

    static final Resource DESCRIPTION = new ClassPathResource("openapi.yaml", OpenApiController.class);

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @GetMapping("/observe/openapi.yaml")
    ResponseEntity<Resource> description(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters.requireNone(parameters);
        return ResponseEntity.ok().contentType(YAML).body(DESCRIPTION);
    }
}
