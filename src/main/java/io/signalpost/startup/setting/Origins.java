package io.signalpost.startup.setting;

import java.io.IOException;
import java.nio.file.Path;

import io.signalpost.authoring.route.SourcePlace;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedResource;
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
            return file(resource(text)) + line;
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

    /** As {@link #describe}, with the column. */
    static SourcePlace place(Origin origin) {
        Origin innermost = innermost(origin);
        if (innermost instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
            return new SourcePlace(
                    file(resource(text)),
                    text.getLocation().getLine() + 1,
                    text.getLocation().getColumn() + 1);
        }
        return SourcePlace.of(describe(origin));
    }

    /** Whether the value is one that the jar brings along. */
    static boolean packaged(Origin origin) {
        Origin innermost = innermost(origin);
        return innermost instanceof TextResourceOrigin text && resource(text) instanceof ClassPathResource
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

    /** The file itself, without what Spring Boot wraps around it. */
    static Resource resource(TextResourceOrigin origin) {
        return origin.getResource() instanceof OriginTrackedResource tracked
                ? tracked.getResource()
                : origin.getResource();
    }

    static String file(Resource resource) {
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
