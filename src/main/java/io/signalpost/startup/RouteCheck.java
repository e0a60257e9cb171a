package io.signalpost.startup;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.startup.RouteFiles.Line;
import io.signalpost.startup.RouteFiles.RouteFile;
import org.springframework.core.env.Environment;

/** Refuses what Camel would pass over in silence: files it does not read, files without routes, switches it reads as off. */
final class RouteCheck {

    private static final Pattern SWITCH =
            Pattern.compile("^\\s*(?:precondition|autoStartup):\\s*[\"']?\\{\\{([^{}:]+)}}[\"']?\\s*$");
    private static final Pattern FIRST_ENTRY = Pattern.compile("(?m)^(?!#|---|\\s*$)(.)");

    private final RouteFiles routes;
    private final Environment environment;

    RouteCheck(RouteFiles routes, Environment environment) {
        this.routes = routes;
        this.environment = environment;
    }

    void check() {
        misnamed().ifPresent(name -> {
            throw new StartRefused("routes/" + name
                    + ": is not read, the name must end in .camel.yaml; rename it to routes/"
                    + name.replaceFirst("(\\.camel)?\\.ya?ml$", ".camel.yaml") + " or move it out of the folder");
        });
        routes.files().forEach(RouteCheck::mustBeList);
        if (routes.line(line -> line.text().contains("platform-http:")).isEmpty()) {
            throw new StartRefused(
                    routes.folder() + ": no route receives webhooks; put receive-webhook.camel.yaml there,"
                            + " or remove the folder to use the packaged routes");
        }
        routes.lines().forEach(this::mustBeTrueOrFalse);
    }

    private Optional<String> misnamed() {
        String[] names = routes.folder().startsWith("routes/") ? new File("routes").list() : null;
        return Stream.of(names == null ? new String[0] : names)
                .filter(name -> name.matches(".*\\.ya?ml") && !name.endsWith(".camel.yaml"))
                .sorted()
                .findFirst();
    }

    /** Camel reads a file whose top level is a map as one without routes. */
    private static void mustBeList(RouteFile file) {
        Matcher first = FIRST_ENTRY.matcher(file.text());
        if (!first.find()) {
            throw new StartRefused(file.name() + ": is empty; write '- route:' and what follows, or remove the file");
        }
        if (!List.of("-", "[").contains(first.group(1))) {
            int line = (int) file.text().substring(0, first.start()).lines().count() + 1;
            throw new StartRefused(file.name() + ":" + line + ": a route file is a list; write '- route:'");
        }
    }

    /** To Camel any word but "true" means off, so that a typing mistake would switch a destination off. */
    private void mustBeTrueOrFalse(Line line) {
        Matcher key = SWITCH.matcher(line.text());
        if (key.matches()) {
            String value = environment.getProperty(key.group(1));
            if (value != null && !value.matches("true|false")) {
                throw new StartRefused(WrongValue.at(environment, key.group(1)) + " must be true or false");
            }
        }
    }
}
