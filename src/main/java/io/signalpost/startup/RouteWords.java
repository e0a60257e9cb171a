package io.signalpost.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words a route file may use, to suggest one for a word that is not among them. Looked up only after a failure.
 *
 * @param beans names of the application's beans
 */
record RouteWords(Collection<String> beans) {

    /** Keys of the YAML language, from Camel's own schema. */
    Collection<String> yaml() {
        try (InputStream in = new ClassPathResource("schema/camelYamlDsl.json").getInputStream()) {
            Set<String> keys = new TreeSet<>();
            for (JsonNode properties : new ObjectMapper().readTree(in).findValues("properties")) {
                properties.fieldNames().forEachRemaining(keys::add);
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<String> components() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/services/org/apache/camel/component/*");
            return Stream.of(found).map(Resource::getFilename).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<String> options(String scheme) {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            var endpoint = camel.getCamelContextExtension().getEndpointUriFactory(scheme);
            return endpoint == null ? List.of() : endpoint.propertyNames();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
