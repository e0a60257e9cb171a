package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Says where a setting was written, the way one would say it to a colleague. */
final class Origins {

    private Origins() {}

    static String describe(Origin origin) {
        Origin innermost = innermost(origin);
        if (innermost instanceof TextResourceOrigin text && text.getResource() != null) {
            String line =
                    text.getLocation() == null ? "" : ":" + (text.getLocation().getLine() + 1);
            return file(text.getResource()) + line;
        }
        if (innermost instanceof SystemEnvironmentOrigin variable) {
            return "environment variable " + variable.getProperty();
        }
        if (innermost instanceof PropertySourceOrigin source) {
            return source.getPropertySource() instanceof CommandLinePropertySource
                    ? "command line"
                    : source.getPropertySource().getName();
        }
        return String.valueOf(innermost);
    }

    /** Whether the value is one that the jar brings along. */
    static boolean packaged(Origin origin) {
        Origin innermost = innermost(origin);
        return innermost instanceof TextResourceOrigin text && text.getResource() instanceof ClassPathResource
                || innermost instanceof PropertySourceOrigin source
                        && DefaultPropertiesPropertySource.hasMatchingName(source.getPropertySource());
    }

    /** Spring Boot wraps the origin that a source knows of into one that names the source. */
    static Origin innermost(Origin origin) {
        return origin instanceof PropertySourceOrigin wrapper
                        && wrapper.getOrigin() != null
                        && wrapper.getOrigin() != wrapper
                ? innermost(wrapper.getOrigin())
                : origin;
    }

    private static String file(Resource resource) {
        if (resource instanceof ClassPathResource packaged) {
            return packaged.getPath();
        }
        try {
            Path here = Path.of("").toAbsolutePath();
            Path path = resource.getFile().toPath().toAbsolutePath().normalize();
            return (path.startsWith(here) ? here.relativize(path) : path).toString();
        } catch (IOException e) {
            return resource.getDescription();
        }
    }
}
