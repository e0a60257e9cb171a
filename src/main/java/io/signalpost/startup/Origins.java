package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Path;

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
        if (origin instanceof TextResourceOrigin text && text.getResource() != null) {
            String line =
                    text.getLocation() == null ? "" : ":" + (text.getLocation().getLine() + 1);
            return file(text.getResource()) + line;
        }
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return "environment variable " + variable.getProperty();
        }
        if (origin instanceof PropertySourceOrigin source) {
            if (source.getOrigin() != null && source.getOrigin() != source) {
                return describe(source.getOrigin());
            }
            return source.getPropertySource() instanceof CommandLinePropertySource
                    ? "command line"
                    : source.getPropertySource().getName();
        }
        return origin == null ? "settings" : origin.toString();
    }

    /** Whether the value is one that the jar brings along. */
    static boolean packaged(Origin origin) {
        return origin instanceof TextResourceOrigin text && text.getResource() instanceof ClassPathResource
                || origin instanceof PropertySourceOrigin source
                        && (source.getOrigin() != source && packaged(source.getOrigin())
                                || source.getPropertySource().getName().equals("defaultProperties"));
    }

    private static String file(Resource resource) {
        Resource plain = resource;
        if (plain instanceof ClassPathResource packaged) {
            return packaged.getPath();
        }
        try {
            Path here = Path.of("").toAbsolutePath();
            Path path = plain.getFile().toPath().toAbsolutePath().normalize();
            return (path.startsWith(here) ? here.relativize(path) : path).toString();
        } catch (IOException e) {
            return plain.getDescription();
        }
    }
}
