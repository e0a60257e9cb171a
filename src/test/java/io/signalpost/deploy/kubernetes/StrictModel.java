package io.signalpost.deploy.kubernetes;

import java.util.Map;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Reads objects into classes and refuses, at any depth, a field that these do not have. */
final class StrictModel {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new WithoutOtherFields())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StrictModel() {}

    /** @throws IllegalArgumentException with the path to a field that is unknown or of another type */
    static <T> T read(Map<String, ?> object, Class<T> type) {
        try {
            return MAPPER.convertValue(object, type);
        } catch (RuntimeException mistaken) {
            throw new IllegalArgumentException(object.get("kind") + ": " + mistaken.getMessage(), mistaken);
        }
    }

    /** Kubernetes' model takes all fields, and keeps unknown ones in a map. */
    private static final class WithoutOtherFields extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
            return false;
        }
    }
}
